package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.version.VersionSpecifiers;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes a lock file from a resolution: every file of each chosen version with its hashes, the index that it came from, and who needs whom.
 */
public final class PylockResolution {
    private final Scope scope;
    private final Function<Distribution, List<Digest>> digests;
    private final Map<PackageName, TreeSet<PackageName>> dependencies = new HashMap<>();

    private PylockResolution(Scope scope, Function<Distribution, List<Digest>> digests) {
        this.scope = scope;
        this.digests = digests;
    }

    /**
     * What a lock file says about itself, and what it leaves out.
     *
     * @param requiresPython the Pythons for which the answer holds, if that should be said
     * @param leftOut packages of the answer that the file does not list
     * @param folder the folder of the lock file, absolute: files of this machine are named relative to it
     */
    public record Scope(Optional<VersionSpecifiers> requiresPython, Set<PackageName> leftOut, Path folder) {
        public Scope {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /**
     * The lock file of an answer.
     *
     * @param digests finds the digests of a file whose index gives none, such as {@link DirectoryIndexes#digest}
     * @throws UnusableFile if a file has no digest: then it cannot be locked
     */
    public static Pylock lock(Resolution.Resolved resolved, Scope scope, Function<Distribution, List<Digest>> digests) {
        PylockResolution maker = new PylockResolution(scope, digests);
        List<ResolvedPackage> listed =
                resolved.packages().stream().filter(chosen -> !scope.leftOut().contains(chosen.name())).toList();
        listed.forEach(maker::noteDependents);
        return Pylock.of(scope.requiresPython(), listed.stream().map(maker::locked).toList());
    }

    private void noteDependents(ResolvedPackage needed) {
        for (Dependent dependent : needed.dependents()) {
            if (dependent instanceof Dependent.Required by && !by.name().equals(needed.name())) {
                dependencies.computeIfAbsent(by.name(), name -> new TreeSet<>()).add(needed.name());
            }
        }
    }

    private PylockPackage locked(ResolvedPackage resolved) {
        List<PylockFile> wheels = new ArrayList<>();
        Optional<PylockFile> sdist = Optional.empty();
        for (Distribution file : resolved.files()) {
            if (file.isYanked() && !resolved.chosen().isYanked()) {
                continue;
            }
            if (file.isWheel()) {
                wheels.add(locked(file, resolved.index()));
            } else if (file.filename() instanceof SdistFilename name && name.isStandard() && sdist.isEmpty()) {
                sdist = Optional.of(locked(file, resolved.index()));
            }
        }
        wheels.sort(Comparator.comparing(PylockFile::name));
        PylockSource source = new PylockSource.Files(Optional.of(place(resolved.index())), sdist, wheels);
        return new PylockPackage(resolved.name(), Optional.of(resolved.version()), Marker.TRUE, resolved.chosen().requiresPython(),
                List.copyOf(dependencies.getOrDefault(resolved.name(), new TreeSet<>())), source);
    }

    private String place(Index index) {
        return index.isLocal() ? relative(Path.of(index.location())) : index.location().toString();
    }

    private PylockFile locked(Distribution file, Index index) {
        List<Digest> known = trustworthy(file.digests());
        List<Digest> hashes = known.isEmpty() ? trustworthy(digests.apply(file)) : known;
        if (hashes.isEmpty()) {
            throw UnusableFile.of(file.filename().text(), "cannot be locked: `" + index.displayName() + "` tells no hash of it")
                    .withHint("ask the index's maintainers to list SHA-256 hashes, or write requirements instead of a lock file");
        }
        boolean local = "file".equalsIgnoreCase(file.url().getScheme());
        return new PylockFile(file.filename().text(), local ? Optional.empty() : Optional.of(file.url()),
                local ? Optional.of(relative(Path.of(file.url()))) : Optional.empty(), file.size(), file.uploadTime(), hashes);
    }

    private static List<Digest> trustworthy(List<Digest> digests) {
        return digests.stream().filter(digest -> digest.algorithm().isTrustworthy()).toList();
    }

    private String relative(Path file) {
        String relative = scope.folder().relativize(file).toString();
        return relative.isEmpty() ? "." : relative.replace(File.separatorChar, '/');
    }
}
