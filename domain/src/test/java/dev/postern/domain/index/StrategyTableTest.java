package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.index;
import static dev.postern.domain.index.ScriptedIndexes.listed;
import static dev.postern.domain.index.ScriptedIndexes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every combination of answers on one to four indexes, under each strategy, against an expectation that is written as regular expressions
 * over one letter per index: {@code L} lists a version that is wanted, {@code l} only others, {@code E} an empty page, {@code A} absent,
 * {@code D} denied, {@code U} unreachable, {@code R} unreadable, {@code H} a 404 that may hide a denial.
 */
class StrategyTableTest {

    private static final String LETTERS = "LlEADURH";
    /** The wanted version that each index has, so that the best is not on the first. */
    private static final int[] MINORS = {3, 9, 5, 9};

    private enum Setting {
        PLAIN, IGNORING_STATUSES, EMPTY_MEANS_MISSING, LET_IN;

        /** The letters as they would be without the setting. */
        String reduced(String letters) {
            return switch (this) {
                case PLAIN -> letters.replace('H', 'D');
                case IGNORING_STATUSES -> letters.replaceAll("[DUH]", "A");
                case EMPTY_MEANS_MISSING -> letters.replace('H', 'D').replace('E', 'A');
                case LET_IN -> letters.replace('H', 'A');
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_combination_of_answers_has_the_expected_outcome(IndexStrategy strategy) {
        for (Setting setting : Setting.values()) {
            for (String letters : combinations()) {
                String actual = outcome(strategy, setting, letters);
                String expected = expected(strategy, setting.reduced(letters));
                if (!actual.equals(expected)) {
                    assertThat(actual).as("%s under %s, %s", letters, strategy, setting).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anticipation_asks_nobody_whom_the_search_would_not_ask(IndexStrategy strategy) {
        for (Setting setting : Setting.values()) {
            for (String letters : combinations()) {
                List<Index> indexes = indexes(setting, letters);
                ScriptedIndexes searched = scripted(setting, letters, indexes);
                new ProjectFinder(searched, strategy).find(route(indexes));
                ScriptedIndexes prefetched = scripted(setting, letters, indexes);
                new ProjectFinder(prefetched, strategy).anticipate(route(indexes));
                List<String> ahead = prefetched.anticipated();
                assertThat(ahead).isEqualTo(letters.contains("H") ? searched.asked().subList(0, ahead.size()) : searched.asked());
                assertThat(prefetched.asked()).isEmpty();
            }
        }
    }

    /** Who is asked, what comes of it, and which version is the candidate. */
    private static String expected(IndexStrategy strategy, String letters) {
        return switch (strategy) {
            case FIRST_INDEX -> firstIndex(letters);
            case UNSAFE_FIRST_MATCH -> unsafe(letters, letters.indexOf('L'));
            case UNSAFE_BEST_MATCH -> unsafe(letters, List.of(1, 3, 2, 0).stream()
                    .filter(at -> at < letters.length() && letters.charAt(at) == 'L').findFirst().orElse(-1));
        };
    }

    private static String firstIndex(String letters) {
        Matcher decided = Pattern.compile("^A*(?:([LlE])|([DUR]))").matcher(letters);
        if (!decided.find()) {
            return "asked " + letters.length() + ", not found";
        }
        int at = decided.end() - 1;
        String candidate = "L".equals(decided.group(1)) ? ", 2." + MINORS[at] + " at " + at : "";
        return "asked " + decided.end() + ", " + (decided.group(1) != null ? "found " : "stopped ") + at + candidate;
    }

    private static String unsafe(String letters, int candidate) {
        Matcher stop = Pattern.compile("[DUR]").matcher(letters);
        if (stop.find()) {
            return "asked " + stop.end() + ", stopped " + stop.start();
        }
        String found = Pattern.compile("[LlE]").matcher(letters).results().map(hit -> String.valueOf(hit.start()))
                .collect(Collectors.joining(" "));
        return "asked " + letters.length() + ", " + (found.isEmpty() ? "not found" : "found " + found)
                + (candidate < 0 ? "" : ", 2." + MINORS[candidate] + " at " + candidate);
    }

    private static String outcome(IndexStrategy strategy, Setting setting, String letters) {
        List<Index> indexes = indexes(setting, letters);
        ScriptedIndexes scripted = scripted(setting, letters, indexes);
        ProjectFinding finding = new ProjectFinder(scripted, strategy).find(route(indexes));
        return "asked " + scripted.asked().size() + ", " + switch (finding) {
            case ProjectFinding.Found found -> "found " + found.pages().stream().map(page -> String.valueOf(indexes.indexOf(page.index())))
                    .collect(Collectors.joining(" ")) + candidate(strategy, found.pages(), indexes);
            case ProjectFinding.NotFound notFound -> "not found";
            case ProjectFinding.Stopped stopped -> "stopped " + indexes.indexOf(stopped.index());
        };
    }

    private static String candidate(IndexStrategy strategy, List<ProjectPage> pages, List<Index> indexes) {
        return strategy.offers(pages, Comparator.reverseOrder()).stream().filter(offer -> offer.version().major() == 2).findFirst()
                .map(offer -> ", " + offer.version() + " at " + indexes.indexOf(offer.page().index())).orElse("");
    }

    private static List<Index> indexes(Setting setting, String letters) {
        List<Index> indexes = new ArrayList<>();
        for (int at = 0; at < letters.length(); at++) {
            IndexBuilder builder = index("index" + at).notFoundMeansDenied(letters.charAt(at) == 'H')
                    .emptyMeansMissing(setting == Setting.EMPTY_MEANS_MISSING);
            indexes.add(setting == Setting.IGNORING_STATUSES ? builder.ignoredStatuses(List.of(401, 404, 503)).build() : builder.build());
        }
        return indexes;
    }

    private static ScriptedIndexes scripted(Setting setting, String letters, List<Index> indexes) {
        ScriptedIndexes scripted = new ScriptedIndexes();
        for (int at = 0; at < letters.length(); at++) {
            scripted.answer(indexes.get(at), answer(letters.charAt(at), indexes.get(at), at));
            if (setting == Setting.LET_IN) {
                scripted.letsIn(indexes.get(at));
            }
        }
        return scripted;
    }

    private static ProjectLookup answer(char letter, Index index, int at) {
        return switch (letter) {
            case 'L' -> listed(index, "1.0", "2." + MINORS[at], "3.0");
            case 'l' -> listed(index, "1.0", "3.0");
            case 'E' -> listed(index);
            case 'A', 'H' -> new ProjectLookup.Absent(404, "not found");
            case 'D' -> new ProjectLookup.Denied(401, "who are you", Optional.empty());
            case 'U' -> new ProjectLookup.Unreachable(OptionalInt.of(503), "down");
            default -> new ProjectLookup.Unreadable("garbage");
        };
    }

    private static List<String> combinations() {
        List<String> all = new ArrayList<>();
        List<String> last = List.of("");
        for (int length = 1; length <= 4; length++) {
            last = last.stream().flatMap(head -> LETTERS.chars().mapToObj(letter -> head + (char) letter)).toList();
            all.addAll(last);
        }
        return all;
    }
}
