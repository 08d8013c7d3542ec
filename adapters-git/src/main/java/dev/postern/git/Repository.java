package dev.postern.git;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One repository elsewhere, spoken to by {@code git}. URLs and names of revisions stand behind {@code --}, so that none passes for an
 * option.
 *
 * @param variables the credential, and which protocols may be spoken
 */
record Repository(GitProgram git, Path program, URI url, Map<String, String> variables) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}(?:[0-9a-f]{24})?)\t(\\S+)");
    private static final int NO_MATCH = 2;

    /** What asking came to. */
    sealed interface Answer<T> {
        record Known<T>(T value) implements Answer<T> {}

        /** There is no such revision. */
        record Nothing<T>() implements Answer<T> {}

        /** The command failed. */
        record Failed<T>(Complaint why) implements Answer<T> {}
    }

    /**
     * A commit with a name under which every server gives it.
     *
     * @param name a full name such as {@code refs/heads/main}, or {@code HEAD}
     */
    record Named(String commit, String name) {}

    /** Which commit a branch, a tag or another reference names; a branch goes before a tag, as in uv. */
    Answer<Named> resolve(Optional<String> revision, Path folder) {
        List<String> names = revision.map(Repository::candidates).orElse(List.of("HEAD"));
        List<String> arguments = new ArrayList<>(List.of("ls-remote", "--exit-code", "--", url.toString()));
        names.forEach(name -> {
            arguments.add(name);
            arguments.add(name + "^{}");
        });
        return switch (git.run(program, folder, variables, arguments)) {
            case GitProgram.Ending.Stopped(String detail) -> new Answer.Failed<>(new Complaint(detail, false));
            case GitProgram.Ending.Ended(int status, String _, Complaint _) when status == NO_MATCH -> new Answer.Nothing<>();
            case GitProgram.Ending.Ended(int status, String _, Complaint why) when status != 0 -> new Answer.Failed<>(why);
            case GitProgram.Ending.Ended(int _, String output, Complaint _) -> named(names, output);
        };
    }

    private static List<String> candidates(String revision) {
        return revision.startsWith("refs/") || revision.equals("HEAD") ? List.of(revision)
                : List.of("refs/heads/" + revision, "refs/tags/" + revision);
    }

    private static Answer<Named> named(List<String> names, String output) {
        for (String name : names) {
            // an annotated tag is an object of its own; the second line tells the commit
            Optional<String> commit = commitOf(output, name + "^{}").or(() -> commitOf(output, name));
            if (commit.isPresent()) {
                return new Answer.Known<>(new Named(commit.get(), name));
            }
        }
        return new Answer.Nothing<>();
    }

    private static Optional<String> commitOf(String output, String name) {
        return output.lines().map(LINE::matcher).filter(line -> line.matches() && line.group(2).equals(name)).map(line -> line.group(1))
                .findFirst();
    }

    /** Fetches into a folder that {@link #prepare} made; empty if that worked, else why not. */
    Optional<Complaint> fetch(Path folder, List<String> options, List<String> wanted) {
        List<String> arguments =
                new ArrayList<>(List.of("fetch", "--quiet", "--force", "--no-recurse-submodules", "--no-write-commit-graph"));
        arguments.addAll(options);
        arguments.addAll(List.of("--", url.toString()));
        arguments.addAll(wanted);
        return done(folder, arguments);
    }

    /** Makes an empty repository, without anything that a template would bring. */
    Optional<Complaint> prepare(Path folder, boolean sha256) {
        return done(folder, List.of("init", "--quiet", "--template=", sha256 ? "--object-format=sha256" : "--object-format=sha1"));
    }

    Optional<Complaint> checkOut(Path folder, String commit) {
        return done(folder, List.of("checkout", "--quiet", "--force", "--detach", commit, "--"));
    }

    Optional<Complaint> submodules(Path folder) {
        return done(folder, List.of("submodule", "--quiet", "update", "--init", "--recursive"));
    }

    /** The commit that a name means in a folder. */
    Optional<String> commit(Path folder, String name) {
        return git.run(program, folder, variables,
                List.of("rev-parse", "--verify", "--quiet", "--end-of-options",
                        name + "^{commit}")) instanceof GitProgram.Ending.Ended(int status, String output, Complaint _)
                && status == 0 ? Optional.of(output.strip())
                        : Optional.empty();
    }

    private Optional<Complaint> done(Path folder, List<String> arguments) {
        return switch (git.run(program, folder, variables, arguments)) {
            case GitProgram.Ending.Stopped(String detail) -> Optional.of(new Complaint(detail, false));
            case GitProgram.Ending.Ended(int status, String _, Complaint why) -> status == 0 ? Optional.empty() : Optional.of(why);
        };
    }
}
