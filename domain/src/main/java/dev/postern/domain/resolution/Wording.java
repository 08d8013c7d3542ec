package dev.postern.domain.resolution;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.index.Admission;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.Trail;
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

    /** The same for something on the way: no range where all versions that there are lie in it. */
    String needed(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        boolean says = range.asSingleton().isPresent() || known.isEmpty() || !known.stream().allMatch(range::contains);
        return says ? required(pkg, range) : name(pkg);
    }

    /** Whether versions of the package are there, but none in the range. */
    boolean hasNothing(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        return !known.isEmpty() && known.stream().noneMatch(range::contains) && tooNew(pkg).stream().noneMatch(range::contains);
    }

    /** That there is nothing in the range, and what there is instead. */
    String nothing(int pkg, VersionRange range) {
        Optional<FixedPackage> fixed = packages.nameOf(pkg).flatMap(quest.references()::of);
        if (fixed.isPresent()) {
            return name(pkg) + " is fixed to " + fixed.get().version() + " by " + fixed.get().reference();
        }
        List<Version> known = known(pkg);
        List<Version> tooNew = tooNew(pkg).stream().filter(range::contains).toList();
        if (!tooNew.isEmpty()) {
            return tooNew(pkg, tooNew, range);
        }
        if (known.isEmpty()) {
            Optional<Index> holder = packages.nameOf(pkg).flatMap(quest::knownProject).flatMap(Project::pageIndex);
            return holder.map(index -> "index `" + index.displayName() + "` lists no files of " + name(pkg))
                    .orElseGet(() -> "there are no versions of " + name(pkg));
        }
        List<Version> barred = known.stream().filter(range::contains).toList();
        if (!barred.isEmpty()) {
            return barred.size() == 1 ? name(pkg) + "==" + barred.getFirst() + " is a pre-release"
                    : "all versions of " + required(pkg, range) + " are pre-releases";
        }
        if (known.size() == 1) {
            return "only " + name(pkg) + "==" + known.getFirst() + " is available";
        }
        int above = range.intervals().size() > 1 ? -1 : firstAbove(known, range);
        return switch (above) {
            case -1 -> availableOutside(pkg, known, range);
            case 0 -> "the oldest " + name(pkg) + " is " + known.getFirst();
            default -> above == known.size() ? "the newest " + name(pkg) + " is " + known.getLast()
                    : "there is no " + required(pkg, range) + " (the nearest are " + known.get(above - 1) + " and " + known.get(above)
                            + ")";
        };
    }

    /** That versions are there, but not old enough, or nobody knows. */
    private String tooNew(int pkg, List<Version> versions, VersionRange range) {
        boolean undated = packages.nameOf(pkg).flatMap(quest::knownProject).map(Project::tooNew)
                .map(all -> all.get(versions.getLast()) instanceof Admission.Undated).orElse(false);
        boolean all = versions.size() > 1 && known(pkg).isEmpty() && versions.size() == tooNew(pkg).size();
        String which = all ? "all versions of " + name(pkg) : list(runs(versions, range, name(pkg), true, false), "and");
        boolean plural = versions.size() > 1;
        return which + (undated ? plural ? " have no upload times" : " has no upload time" : plural ? " are too new" : " is too new");
    }

    private List<Version> tooNew(int pkg) {
        return packages.nameOf(pkg).flatMap(quest::knownProject).map(project -> List.copyOf(project.tooNew().keySet())).orElse(List.of());
    }

    /** The place of the first known version that lies above a range without holes. */
    private static int firstAbove(List<Version> known, VersionRange range) {
        VersionRange upTo = VersionRange.of(VersionRange.full().intervals().getFirst().lower(), range.intervals().getLast().upper());
        int at = 0;
        while (at < known.size() && upTo.contains(known.get(at))) {
            at++;
        }
        return at;
    }

    private String availableOutside(int pkg, List<Version> known, VersionRange range) {
        if (range.intervals().size() > MOST_INTERVALS) {
            return "there are no versions of " + name(pkg) + hull(range);
        }
        boolean openBelow = isOpen(range, known.getFirst(), true);
        boolean openAbove = isOpen(range, known.getLast(), false);
        List<String> runs = runs(known, range.complement(), name(pkg), openBelow, openAbove);
        return runs.size() == 1 ? "only " + runs.getFirst() + " is available"
                : "only the following versions of " + name(pkg) + " are available: " + list(runs, "and");
    }

    /** Whether nothing of the range lies on that side of the version. */
    private static boolean isOpen(VersionRange range, Version version, boolean below) {
        return range.isDisjointFrom(below ? VersionRange.below(version) : VersionRange.above(version));
    }

    /** That nobody who was asked has the package. */
    String notFound(int pkg, Trail trail) {
        List<String> asked = trail.steps().stream().map(step -> "`" + step.index().displayName() + "`").distinct().toList();
        return switch (trail.route().rule()) {
            case CLAIM -> "index " + FactText.list(asked, "or") + " claims " + name(pkg) + " and does not have it";
            case PIN -> name(pkg) + " is pinned to index " + FactText.list(asked, "or") + ", which does not have it";
            case STRATEGY -> asked.isEmpty() ? "no index could be asked for " + name(pkg) : "no index has " + name(pkg);
            case NO_INDEX -> "no find-links location has " + name(pkg);
        };
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
            case INTERPRETER -> "this is Python " + python.exact();
            case REQUESTED -> "you resolve for Python " + python.target();
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

    /** The versions that exist, ascending; empty where they are not known. */
    List<Version> known(int pkg) {
        return packages.nameOf(pkg).map(quest::knownVersions).orElse(List.of());
    }
}
