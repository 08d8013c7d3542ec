package dev.postern.domain.resolution;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Interval;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words for packages and ranges: offered versions as those that exist, required ones as they were asked for. */
final class Wording {
    private static final int MOST_INTERVALS = 6;

    private final Packages packages;
    private final Quest quest;

    Wording(Packages packages, Quest quest) {
        this.packages = packages;
        this.quest = quest;
    }

    /** The subject of a sentence, and whether its verb is plural. */
    record Subject(String text, boolean plural) {
        String verb(String singular, String many) {
            return text + " " + (plural ? many : singular);
        }
    }

    /** Those versions of the package that exist in the range; the range as it is where none is known to exist. */
    Subject offered(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        if (known.isEmpty() ? range.isFull() : known.size() > 1 && known.stream().allMatch(range::contains)) {
            return new Subject("all versions of " + name(pkg), true);
        }
        List<String> runs = runs(known, range, name(pkg), true, true);
        return runs.isEmpty() ? new Subject(required(pkg, range), range.intervals().size() > 1)
                : new Subject(list(runs, "and"), runs.size() > 1);
    }

    /** The package in a range as it was asked for. */
    String required(int pkg, VersionRange range) {
        if (range.isFull()) {
            return name(pkg);
        }
        List<Interval> intervals = range.intervals();
        if (intervals.size() <= 1) {
            return name(pkg) + (intervals.isEmpty() ? " in no version" : range);
        }
        Optional<String> holes = holes(range);
        if (holes.isPresent()) {
            return name(pkg) + holes.get();
        }
        return "one of " + list(intervals.stream().map(interval -> name(pkg) + interval).toList(), "or");
    }

    /** The package in a range that follows from several: no finer than the versions that there are. */
    String somewhere(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        boolean coarse = range.intervals().size() > 1 && known.stream().anyMatch(range::contains);
        VersionRange shown = coarse ? range.simplify(known) : range;
        int count = shown.intervals().size();
        return count <= MOST_INTERVALS ? required(pkg, shown) : name(pkg) + hull(shown) + " (" + count + " separate ranges)";
    }

    private static VersionRange hull(VersionRange range) {
        List<Interval> intervals = range.intervals();
        return VersionRange.of(intervals.getFirst().lower(), intervals.getLast().upper());
    }

    /** A range that only leaves out single versions, or all versions of one release: as bounds and {@code !=}. */
    private static Optional<String> holes(VersionRange range) {
        VersionRange hull = hull(range);
        List<String> texts = new ArrayList<>(hull.isFull() ? List.of() : List.of(hull.toString()));
        for (Interval hole : hull.difference(range).intervals()) {
            String text = hole.toString();
            if (!text.startsWith("==")) {
                return Optional.empty();
            }
            texts.add("!=" + text.substring(2));
        }
        return Optional.of(String.join(",", texts));
    }

    /** That there is nothing in the range, and what there is instead. */
    String nothing(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        Optional<Version> single = range.asSingleton();
        if (single.isPresent()) {
            return "there is no version of " + name(pkg) + "==" + single.get();
        }
        if (range.isFull() || known.isEmpty()) {
            return "there are no versions of " + required(pkg, range);
        }
        if (range.intervals().size() > MOST_INTERVALS) {
            VersionRange hull = hull(range);
            return "there are no versions of " + (known.stream().anyMatch(hull::contains) ? somewhere(pkg, range) : name(pkg) + hull);
        }
        VersionRange outside = range.complement();
        if (known.stream().noneMatch(outside::contains)) {
            return "there are no stable versions of " + required(pkg, range);
        }
        boolean openBelow = !range.contains(known.getFirst()) && isOpen(range, known.getFirst(), true);
        boolean openAbove = !range.contains(known.getLast()) && isOpen(range, known.getLast(), false);
        List<String> runs = runs(known, outside, name(pkg), openBelow, openAbove);
        return runs.size() == 1 ? "only " + runs.getFirst() + " is available"
                : "only the following versions of " + name(pkg) + " are available: " + list(runs, "and");
    }

    /** Whether nothing of the range lies on that side of the version. */
    private static boolean isOpen(VersionRange range, Version version, boolean below) {
        return range.isDisjointFrom(below ? VersionRange.below(version) : VersionRange.above(version));
    }

    /** The members among the known versions, neighbours as one interval; one that reaches an end of the list may be left open there. */
    private static List<String> runs(List<Version> known, VersionRange range, String name, boolean openBelow, boolean openAbove) {
        List<String> runs = new ArrayList<>();
        int first = range.memberFrom(known, 0);
        while (first >= 0) {
            int last = first;
            while (last + 1 < known.size() && range.contains(known.get(last + 1))) {
                last++;
            }
            runs.add(run(known, first, last, name, openBelow, openAbove));
            first = range.memberFrom(known, last + 1);
        }
        return runs;
    }

    private static String run(List<Version> known, int first, int last, String name, boolean openBelow, boolean openAbove) {
        if (first == last) {
            return name + "==" + known.get(first);
        }
        boolean fromFirst = openBelow && first == 0;
        boolean toLast = openAbove && last == known.size() - 1;
        String lower = fromFirst ? "" : ">=" + known.get(first);
        String upper = toLast ? "" : "<=" + known.get(last);
        return name + lower + (lower.isEmpty() || upper.isEmpty() ? "" : ",") + upper;
    }

    private static String list(List<String> texts, String word) {
        if (texts.size() <= MOST_INTERVALS) {
            return FactText.list(texts, word);
        }
        List<String> shown = new ArrayList<>(texts.subList(0, MOST_INTERVALS - 1));
        shown.add(texts.size() - shown.size() + " more");
        return FactText.list(shown, word);
    }

    /** The Python that is resolved for, as a person knows it. */
    String python() {
        PythonTarget python = quest.target().python();
        return switch (python.kind()) {
            case INTERPRETER -> "the current Python version (" + python.exact() + ")";
            case REQUESTED -> "the requested Python version (" + python.target() + ")";
        };
    }

    String name(int pkg) {
        return switch (packages.kind(pkg)) {
            case Packages.Kind.Root _ -> "your requirements";
            case Packages.Kind.Python _ -> "Python";
            case Packages.Kind.Base(PackageName name) -> name.text();
            case Packages.Kind.WithExtra(PackageName name, var extra) -> name + "[" + extra + "]";
            case Packages.Kind.Part(PackageName name, var extra) -> name + "[" + extra + "]";
        };
    }

    private List<Version> known(int pkg) {
        return packages.nameOf(pkg).flatMap(quest::knownProject).map(Project::known).orElse(List.of());
    }
}
