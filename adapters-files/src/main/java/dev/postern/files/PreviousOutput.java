package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an output file says that was written before: the versions that should stay where nothing speaks against them, and their hashes.
 *
 * @param versions of packages pinned to exactly one version
 * @param hashes of those packages, where a requirements file has them: it does not say which of their files has which
 * @param files of those packages by name, where a lock file lists them
 * @param commits of packages that come from Git repositories
 */
public record PreviousOutput(Map<PackageName, Version> versions, Map<PackageName, List<Digest>> hashes,
        Map<PackageName, Map<String, KnownFile>> files, Map<PackageName, KnownCommit> commits) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    /**
     * What a revision was.
     *
     * @param revision the one that was asked for; empty for the default branch, and where the file does not tell, as a requirements file
     */
    public record KnownCommit(URI repository, Optional<String> revision, String commit) {}

    /**
     * A file of a lock file.
     *
     * @param url where it was; empty for one that lay on this machine
     */
    public record KnownFile(List<Digest> hashes, Optional<URI> url) {}

    /** Nothing was written before. */
    public static final PreviousOutput NONE = new PreviousOutput(Map.of(), Map.of(), Map.of(), Map.of());

    public PreviousOutput {
        versions = Map.copyOf(versions);
        hashes = Map.copyOf(hashes);
        files = Map.copyOf(files);
        commits = Map.copyOf(commits);
    }

    /**
     * Reads a {@code pylock.toml}.
     *
     * @param shown the name of the file, which messages repeat
     * @throws UnusableFile if the text breaks a rule of PEP 751
     */
    public static PreviousOutput ofLock(String text, String shown) {
        Map<PackageName, Version> versions = new LinkedHashMap<>();
        Map<PackageName, Map<String, KnownFile>> files = new LinkedHashMap<>();
        Map<PackageName, KnownCommit> commits = new LinkedHashMap<>();
        for (PylockPackage locked : Pylock.parse(text, shown).packages()) {
            if (locked.source() instanceof PylockSource.Files source && locked.version().isPresent()) {
                versions.put(locked.name(), locked.version().get());
                Map<String, KnownFile> known = new LinkedHashMap<>();
                Stream.concat(source.sdist().stream(), source.wheels().stream())
                        .forEach(file -> known.put(file.name(), new KnownFile(file.hashes(), file.url())));
                files.put(locked.name(), Map.copyOf(known));
            } else if (locked.source() instanceof PylockSource.Repository source) {
                commit(source).ifPresent(known -> commits.put(locked.name(), known));
            }
        }
        return new PreviousOutput(versions, Map.of(), files, commits);
    }

    private static Optional<KnownCommit> commit(PylockSource.Repository source) {
        boolean known = source.type().equals("git") && COMMIT.matcher(source.commitId()).matches();
        try {
            return known && DirectReference.parse("git+" + source.location()) instanceof DirectReference.Git git
                    ? Optional.of(new KnownCommit(git.repository(), source.requestedRevision(), source.commitId()))
                    : Optional.empty();
        } catch (MalformedRequirement path) {
            return Optional.empty();
        }
    }

    /**
     * Reads a requirements file. What is not a pin, such as a URL or an option, says nothing about versions and is passed over.
     *
     * @param shown the name of the file, which messages repeat
     * @throws UnusableFile if the text is malformed, as that of a file which is something else
     */
    public static PreviousOutput ofRequirements(String text, String shown) {
        Map<PackageName, Version> versions = new LinkedHashMap<>();
        Map<PackageName, List<Digest>> hashes = new LinkedHashMap<>();
        Map<PackageName, KnownCommit> commits = new LinkedHashMap<>();
        LogicalLines lines = new LogicalLines(shown, text, Map.of(), new ArrayList<>());
        for (Optional<LogicalLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            RequirementStatement statement = RequirementStatement.of(shown, line.get());
            Optional<Requirement> requirement = requirement(statement, shown);
            requirement.flatMap(PreviousOutput::commit).ifPresent(known -> commits.put(requirement.get().name(), known));
            Optional<Version> pin = requirement.flatMap(read -> read.specifiers().singleExactPin());
            if (requirement.isPresent() && pin.isPresent()) {
                versions.put(requirement.get().name(), pin.get());
                List<Digest> all = statement.options().stream().filter(use -> use.option() == RequirementOption.HASH)
                        .flatMap(use -> Digest.tryParse(use.value()).stream()).toList();
                if (!all.isEmpty()) {
                    hashes.put(requirement.get().name(), all);
                }
            }
        }
        return new PreviousOutput(versions, hashes, Map.of(), commits);
    }

    private static Optional<KnownCommit> commit(Requirement requirement) {
        return requirement.reference().isPresent() && requirement.reference().get() instanceof DirectReference.Git git
                ? git.revision().filter(revision -> COMMIT.matcher(revision).matches())
                        .map(commit -> new KnownCommit(git.repository(), Optional.empty(), commit))
                : Optional.empty();
    }

    /** The requirement of a line, unless it is a bare reference, which names nothing that an index could list. */
    private static Optional<Requirement> requirement(RequirementStatement statement, String shown) {
        String text = statement.requirement();
        return text.isEmpty() || RequirementText.isBare(text) ? Optional.empty()
                : Optional.of(new RequirementText(shown, Path.of(""), statement.line()).read(text, statement.line().text().indexOf(text))
                        .requirement());
    }
}
