package dev.postern.domain.resolution;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.version.Interval;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Those versions of the package that exist in the range. */
    Subject offered(int pkg, VersionRange range) {
        List<Version> known = known(pkg);
        List<Version> inside = known.stream().filter(range::contains).toList();
        if (inside.size() == 1) {
            return new Subject(name(pkg) + "==" + inside.getFirst(), false);
        }
        if (range.isFull() || (!known.isEmpty() && inside.size() == known.size())) {
            return new Subject("all versions of " + name(pkg), true);
        }
        VersionRange shown = known.isEmpty() ? range : range.simplify(known);
        return new Subject(required(pkg, shown), shown.intervals().size() > 1);
    }

    /** The package in a range as it was asked for. */
    String required(int pkg, VersionRange range) {
        List<Interval> intervals = range.intervals();
        if (range.isFull()) {
            return name(pkg);
        }
        if (range.isEmpty()) {
            return asWritten(pkg) + ", which does not allow any versions";
        }
        if (intervals.size() == 1) {
            return name(pkg) + range;
        }
        String ranges = intervals.stream().limit(MOST_INTERVALS).map(interval -> name(pkg) + interval).collect(Collectors.joining(", "));
        return "one of " + ranges + (intervals.size() > MOST_INTERVALS ? ", …" : "");
    }

    /** The requirement that allows nothing; an empty range itself has no words. */
    private String asWritten(int pkg) {
        return quest.request().demand().requirements().stream().map(Demand.Asked::requirement)
                .filter(requirement -> packages.nameOf(pkg).filter(requirement.name()::equals).isPresent()
                        && requirement.specifiers().toRange().isEmpty())
                .findFirst().map(requirement -> requirement.withMarker(Marker.TRUE).toString()).orElseGet(() -> name(pkg));
    }

    /** That there is nothing in the range, and what there is instead. */
    String nothing(int pkg, VersionRange range) {
        if (pkg == Packages.PYTHON) {
            return python(range);
        }
        List<Version> known = known(pkg);
        if (range.isFull() || known.isEmpty()) {
            return "there are no versions of " + required(pkg, range);
        }
        Optional<Version> single = range.asSingleton();
        if (single.isPresent()) {
            return "there is no version of " + name(pkg) + "==" + single.get();
        }
        List<Version> outside = known.stream().filter(version -> !range.contains(version)).toList();
        if (outside.isEmpty()) {
            return "there are no stable versions of " + required(pkg, range);
        }
        if (outside.size() == 1) {
            return "only " + name(pkg) + "==" + outside.getFirst() + " is available";
        }
        VersionRange left = range.complement().simplify(known);
        List<Interval> intervals = left.intervals();
        return intervals.size() == 1 ? "only " + name(pkg) + left + " is available"
                : "only the following versions of " + name(pkg) + " are available: " + versions(outside, pkg);
    }

    private String versions(List<Version> versions, int pkg) {
        int count = versions.size();
        List<String> texts = new ArrayList<>();
        versions.stream().skip(Math.max(0, count - 2L * MOST_INTERVALS)).forEach(version -> texts.add(name(pkg) + "==" + version));
        return (count > texts.size() ? "…, " : "") + String.join(", ", texts);
    }

    private String python(VersionRange range) {
        PythonTarget python = quest.target().python();
        return switch (python.kind()) {
            case INTERPRETER -> "the current Python version (" + python.exact() + ") does not satisfy " + required(Packages.PYTHON, range);
            case REQUESTED -> "the requested Python version (" + python.target() + ") does not satisfy " + required(Packages.PYTHON, range);
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
