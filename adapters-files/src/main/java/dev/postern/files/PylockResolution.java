package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
     * @param environment the environments for which it holds
     * @param leftOut packages of the answer that the file does not list
     * @param folder the folder of the lock file, absolute: files of this machine are named relative to it
     */
    public record Scope(Optional<VersionSpecifiers> requiresPython, Marker environment, Set<PackageName> leftOut, Path folder) {
        public Scope {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /**
     * The lock file of an answer.
     *
     * @param digests finds the digests of a file whose index gives none; a file that has none and was not chosen is left out
     * @throws UnusableFile if a chosen file has no digest: then it cannot be locked
     */
    public static Pylock lock(Resolution.Resolved resolved, Scope scope, Function<Distribution, List<Digest>> digests) {
        PylockResolution maker = new PylockResolution(scope, digests);
        List<ResolvedPackage> listed =
                resolved.packages().stream().filter(chosen -> !scope.leftOut().contains(chosen.name())).toList();
        listed.forEach(maker::noteDependents);
        List<Marker> environments = scope.environment().isTrue() ? List.of() : List.of(scope.environment());
        return Pylock.of(scope.requiresPython(), listed.stream().map(maker::locked).toList()).in(environments);
    }

    private void noteDependents(ResolvedPackage needed) {
        for (Dependent dependent : needed.dependents()) {
            if (dependent instanceof Dependent.Required by && !by.name().equals(needed.name())) {
                dependencies.computeIfAbsent(by.name(), name -> new TreeSet<>()).add(needed.name());
            }
        }
    }

    private PylockPackage locked(ResolvedPackage resolved) {
        PylockSource source = switch (resolved.source()) {
            case PackageSource.Listed listed -> files(listed);
            case PackageSource.Referred referred -> referred(resolved.name(), referred);
        };
        // a tree may say another version tomorrow
        Optional<Version> version = source instanceof PylockSource.Directory ? Optional.empty() : Optional.of(resolved.version());
        return new PylockPackage(resolved.name(), version, Marker.TRUE, resolved.source().requiresPython(),
                List.copyOf(dependencies.getOrDefault(resolved.name(), new TreeSet<>())), source);
    }

    private PylockSource files(PackageSource.Listed listed) {
        List<PylockFile> wheels = new ArrayList<>();
        Optional<PylockFile> sdist = Optional.empty();
        for (Distribution file : listed.files()) {
            if (file.isYanked() && !listed.chosen().isYanked() || !file.equals(listed.chosen()) && hashes(file).isEmpty()) {
                continue;
            }
            if (file.isWheel()) {
                wheels.add(locked(file, listed.index()));
            } else if (file.filename() instanceof SdistFilename name && name.isStandard() && sdist.isEmpty()) {
                sdist = Optional.of(locked(file, listed.index()));
            }
        }
        wheels.sort(Comparator.comparing(PylockFile::name));
        return new PylockSource.Files(Optional.of(place(listed.index())), sdist, wheels);
    }

    private PylockSource referred(PackageName name, PackageSource.Referred referred) {
        return switch (referred.exact()) {
            case DirectReference.Archive archive -> new PylockSource.Archive(
                    new PylockFile(lastPart(archive.location().getPath()), Optional.of(archive.location()), Optional.empty(),
                            size(referred),
                            Optional.empty(), hashes(name, referred)),
                    archive.subdirectory());
            case DirectReference.Local local when referred.file().isPresent() -> new PylockSource.Archive(
                    new PylockFile(lastPart(local.path()), Optional.empty(), Optional.of(relative(Path.of(local.path()))), size(referred),
                            Optional.empty(), hashes(name, referred)),
                    local.subdirectory());
            case DirectReference.Local local ->
                    new PylockSource.Directory(relative(Path.of(local.path())), local.editable(), local.subdirectory());
            case DirectReference.Git git -> new PylockSource.Repository("git", git.repository().toString(),
                    referred.reference() instanceof DirectReference.Git asked ? asked.revision() : Optional.empty(),
                    git.revision()
                            .orElseThrow(() -> UnusableFile.of(name.text(), "cannot be locked: the commit of `" + git + "` is not known")),
                    git.subdirectory());
        };
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static OptionalLong size(PackageSource.Referred referred) {
        return referred.file().map(Distribution::size).orElse(OptionalLong.empty());
    }

    private static List<Digest> hashes(PackageName name, PackageSource.Referred referred) {
        List<Digest> hashes = trustworthy(referred.digests());
        if (hashes.isEmpty()) {
            throw UnusableFile.of(name.text(), "cannot be locked: no hash of `" + referred.exact() + "` is known")
                    .withHint("append `#sha256=…` to its URL, or write requirements instead of a lock file");
        }
        return hashes;
    }

    private String place(Index index) {
        return index.isLocal() ? relative(Path.of(index.location())) : index.location().toString();
    }

    private PylockFile locked(Distribution file, Index index) {
        List<Digest> hashes = hashes(file);
        if (hashes.isEmpty()) {
            throw UnusableFile.of(file.filename().text(), "cannot be locked: `" + index.displayName() + "` tells no hash of it")
                    .withHint("ask the index's maintainers to list SHA-256 hashes, or write requirements instead of a lock file");
        }
        boolean local = "file".equalsIgnoreCase(file.url().getScheme());
        return new PylockFile(file.filename().text(), local ? Optional.empty() : Optional.of(file.url()),
                local ? Optional.of(relative(Path.of(file.url()))) : Optional.empty(), file.size(), file.uploadTime(), hashes);
    }

    private List<Digest> hashes(Distribution file) {
        List<Digest> known = trustworthy(file.digests());
        return known.isEmpty() ? trustworthy(digests.apply(file)) : known;
    }

    private static List<Digest> trustworthy(List<Digest> digests) {
        return digests.stream().filter(digest -> digest.algorithm().isTrustworthy()).toList();
    }

    private String relative(Path file) {
        String relative = scope.folder().relativize(file).toString();
        return relative.isEmpty() ? "." : relative.replace(File.separatorChar, '/');
    }
}
