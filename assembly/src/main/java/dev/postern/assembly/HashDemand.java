package dev.postern.assembly;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.RequiredHashes;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.version.Version;
import dev.postern.files.RequirementsFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The hashes that requirements files ask for. A file must have one of those that stand behind its version; where hashes are required,
 * every package must be pinned to one version and have some, as in pip and uv.
 */
final class HashDemand {
    private static final String ADVICE =
            "write it as `NAME==VERSION --hash=sha256:…`, which is what `postern compile --generate-hashes` does";

    private final Map<PackageName, Map<Version, List<Digest>>> byVersion = new HashMap<>();
    private final List<AtPlace> byPlace = new ArrayList<>();
    private final boolean everywhere;

    /** Hashes of what lies at a place of its own. */
    private record AtPlace(DirectReference place, List<Digest> hashes) {}

    private HashDemand(boolean everywhere) {
        this.everywhere = everywhere;
    }

    /** @param everywhere whether no package may go without */
    static HashDemand of(RequirementsFile file, boolean everywhere) {
        HashDemand demand = new HashDemand(everywhere);
        file.requirements().forEach(demand::add);
        file.constraints().forEach(demand::add);
        file.nameless().forEach(each -> demand.add(each.reference(), each.hashes()));
        return demand;
    }

    private void add(DirectReference place, List<Digest> hashes) {
        if (!hashes.isEmpty()) {
            byPlace.add(new AtPlace(place, hashes));
        }
    }

    private void add(RequirementsFile.Entry entry) {
        entry.requirement().reference().ifPresent(place -> add(place, entry.hashes()));
        Requirement requirement = entry.requirement();
        Optional<Version> pin = requirement.specifiers().singleExactPin();
        if (pin.isPresent() && !entry.hashes().isEmpty()) {
            byVersion.computeIfAbsent(requirement.name(), _ -> new HashMap<>()).merge(pin.get(), entry.hashes(), HashDemand::common);
        }
    }

    private static List<Digest> common(List<Digest> some, List<Digest> others) {
        List<Digest> common = some.stream().filter(others::contains).toList();
        return common.isEmpty() ? some : common;
    }

    RequiredHashes required() {
        return byVersion.isEmpty() ? RequiredHashes.NONE : new RequiredHashes(byVersion);
    }

    /**
     * Before anything is asked: whether what was written can be held to hashes at all.
     *
     * @throws UnusableInput if hashes are required and a requirement has none
     */
    void checkWritten(Demand demand, MarkerEnvironment environment) {
        for (Demand.Asked asked : everywhere ? demand.requirements() : List.<Demand.Asked>of()) {
            Requirement requirement = asked.requirement();
            boolean counts = requirement.reference().isEmpty() && requirement.marker().evaluate(environment, Set.of());
            if (counts && !byVersion.containsKey(requirement.name())) {
                boolean pinned = requirement.specifiers().singleExactPin().isPresent();
                throw new UnusableInput(asked.origin() + ": hashes are required, but `" + requirement + "` "
                        + (pinned ? "has none" : "is not pinned to one version with hashes"), ADVICE);
            }
        }
    }

    /**
     * Whether the files of an answer are those that were asked for.
     *
     * @param digests finds those of a file whose index tells none
     * @throws UnusableInput if one is not, or a package came along without hashes though they are required
     */
    void checkAnswer(Resolution resolution, Function<Distribution, List<Digest>> digests) {
        if (!(resolution instanceof Resolution.Resolved resolved) || byVersion.isEmpty() && byPlace.isEmpty() && !everywhere) {
            return;
        }
        List<ResolvedPackage> without = new ArrayList<>();
        for (ResolvedPackage chosen : resolved.packages()) {
            switch (chosen.source()) {
                case PackageSource.Listed listed when !required().of(chosen.name(), chosen.version()).isEmpty() ->
                        check(chosen, listed, digests);
                case PackageSource.Listed _ -> without.add(chosen);
                case PackageSource.Referred referred -> {
                    if (!isHeld(referred)) {
                        without.add(chosen);
                    }
                }
            }
        }
        if (everywhere && !without.isEmpty()) {
            throw new UnusableInput("hashes are required, but there are none for "
                    + without.stream().map(HashDemand::shown).collect(Collectors.joining(", ")), ADVICE);
        }
    }

    /** Whether a place has hashes at all: behind its requirement or in its URL, which was checked when it was fetched. */
    private boolean isHeld(PackageSource.Referred referred) {
        List<Digest> required = byPlace.stream()
                .filter(each -> each.place().isSameAs(referred.reference()) || each.place().isSameAs(referred.exact()))
                .map(AtPlace::hashes).reduce(List.of(), (some, others) -> some.isEmpty() ? others : common(some, others));
        List<Digest> actual = referred.file().map(Distribution::digests).orElse(List.of());
        if (!required.isEmpty() && actual.stream().noneMatch(required::contains)) {
            boolean told = actual.stream().anyMatch(one -> required.stream().anyMatch(each -> each.algorithm() == one.algorithm()));
            throw new UnusableInput(
                    told ? "`" + referred.exact() + "` has the hash `" + actual.getFirst() + "`, which is none of those required"
                            : "`" + referred.exact() + "` cannot be held to the required hashes: "
                                    + (actual.isEmpty() ? "it is no file" : "none of them is a " + actual.getFirst().algorithm().text()),
                    null);
        }
        return !required.isEmpty() || hasFragment(referred.exact());
    }

    private static boolean hasFragment(DirectReference place) {
        return switch (place) {
            case DirectReference.Archive archive -> !archive.hashes().isEmpty();
            case DirectReference.Local local -> !local.hashes().isEmpty();
            case DirectReference.Git _ -> false;
        };
    }

    private void check(ResolvedPackage chosen, PackageSource.Listed listed, Function<Distribution, List<Digest>> digests) {
        Distribution file = listed.chosen();
        List<Digest> required = required().of(chosen.name(), chosen.version());
        boolean told = file.digests().stream().anyMatch(digest -> required.stream().anyMatch(one -> one.algorithm() == digest.algorithm()));
        List<Digest> actual = told ? file.digests() : digests.apply(file);
        if (actual.stream().noneMatch(required::contains)) {
            String name = "`" + file.filename().text() + "` from `" + listed.index().displayName() + "`";
            throw new UnusableInput(actual.isEmpty() ? name + " cannot be held to the required hashes: its index tells none that they have"
                    : name + " has the hash `" + actual.getFirst() + "`, which is none of those required", null);
        }
    }

    private static String shown(ResolvedPackage chosen) {
        List<String> by = chosen.dependents().stream().map(dependent -> switch (dependent) {
            case Dependent.Written(var origin) -> origin.toString();
            case Dependent.Required(var name, var _) -> "`" + name + "`";
        }).distinct().toList();
        return "`" + chosen + "`" + (by.isEmpty() ? "" : " (required by " + String.join(", ", by) + ")");
    }
}
