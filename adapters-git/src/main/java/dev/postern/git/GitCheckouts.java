package dev.postern.git;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Git;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Source trees in Git repositories, by the {@code git} command of this machine: https, ssh, and repositories of this machine. A commit is
 * checked out once and kept; of its history only as much is fetched as its version needs. Nobody is asked for a password; one that the
 * broker knows goes along for its repository only. Safe for concurrent callers.
 */
public final class GitCheckouts implements SourceLocator, AutoCloseable {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-f]{4,63}");

    private final GitSettings settings;
    private final CredentialBroker broker;
    private final GitProgram git;
    private final CheckoutFolders folders;
    private final Map<Git, SourceLocation> known = new ConcurrentHashMap<>();

    private GitCheckouts(GitSettings settings, CredentialBroker broker) {
        this.settings = settings;
        this.broker = broker;
        this.git = new GitProgram(settings);
        this.folders = new CheckoutFolders(settings.cache());
    }

    /**
     * Repositories as these settings reach and keep them.
     *
     * @param broker decides which credential goes with a request
     */
    public static GitCheckouts of(GitSettings settings, CredentialBroker broker) {
        return new GitCheckouts(settings, broker);
    }

    @Override
    public SourceLocation locate(DirectReference reference) {
        return switch (reference) {
            case Git git -> known.computeIfAbsent(git, this::look);
            case DirectReference.Archive _,DirectReference.Local _ ->
                    new SourceLocation.Missed(new ReferenceLookup.Invalid("`" + reference + "` is no Git repository"));
        };
    }

    private SourceLocation look(Git reference) {
        URI url = reference.repository();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("https", "ssh", "file").contains(scheme)) {
            return missed(new ReferenceLookup.Invalid("`" + reference + "` would be fetched by `" + scheme
                    + "`, which nobody guards; `git+https`, `git+ssh` and `git+file` are"));
        }
        if (scheme.equals("file") && !isFolder(url)) {
            return missed(new ReferenceLookup.Missing("there is no folder `" + url.getPath() + "`"));
        }
        try {
            Optional<String> commit = reference.revision().filter(revision -> COMMIT.matcher(revision).matches());
            if (commit.isEmpty() && settings.offline()) {
                commit = folders.lastCommit(url, reference.revision().orElse(""));
            }
            Optional<Path> folder = commit.isPresent() ? folders.known(url, commit.get()) : Optional.empty();
            if (folder.isPresent()) {
                return located(reference, folder.get(), commit.orElseThrow());
            }
            return settings.offline()
                    ? missed(new ReferenceLookup.Offline("`" + reference + "` is not in the cache, and the network is not used because of "
                            + "`--offline`"))
                    : fetch(reference, commit);
        } catch (IOException failure) {
            return unreachable("`" + reference + "` has no place to be put: " + failure.getMessage());
        }
    }

    private static boolean isFolder(URI url) {
        try {
            return Files.isDirectory(Path.of(url));
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            return false;
        }
    }

    private SourceLocation fetch(Git reference, Optional<String> commit) throws IOException {
        Optional<Path> program = git.find();
        if (program.isEmpty()) {
            return unreachable("`" + reference + "` cannot be fetched: there is no `git` on the search path; install Git");
        }
        Path folder = folders.begin();
        try {
            Map<String, String> variables = variables(reference.repository());
            if (git.asksByItself(program.get())) {
                variables.put("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
            }
            Repository repository = new Repository(git, program.get(), reference.repository(), variables);
            return new Checkout(repository, reference, folder).run(commit);
        } finally {
            CheckoutFolders.remove(folder);
        }
    }

    private Map<String, String> variables(URI repository) {
        Map<String, String> variables = new TreeMap<>();
        boolean isHttp = "https".equalsIgnoreCase(repository.getScheme());
        if ("file".equalsIgnoreCase(repository.getScheme())) {
            variables.put("GIT_ALLOW_PROTOCOL", "https:ssh:file");
        }
        if (isHttp && broker.ask(CredentialRequest.of(repository, repository, SendingRule.AUTO)) instanceof CredentialAnswer.Granted granted
                && granted.reach().covers(repository)) {
            settings.environment().forEach((name, value) -> {
                if (name.startsWith("GIT_CONFIG_")) {
                    variables.put(name, value);
                }
            });
            GitCredential.add(variables, repository, granted.credential());
        }
        return variables;
    }

    private static SourceLocation located(Git reference, Path folder, String commit) {
        return new SourceLocation.Sources(folder.toUri(), reference.subdirectory(), reference.at(commit), Optional.empty(),
                Optional.of("git " + reference.repository() + " " + commit));
    }

    private static SourceLocation missed(ReferenceLookup answer) {
        return new SourceLocation.Missed(answer);
    }

    private static SourceLocation unreachable(String detail) {
        return missed(new ReferenceLookup.Unreachable(OptionalInt.empty(), detail));
    }

    /** One commit on its way into its folder. */
    private final class Checkout {
        private final Repository repository;
        private final Git reference;
        private final Path folder;

        Checkout(Repository repository, Git reference, Path folder) {
            this.repository = repository;
            this.reference = reference;
            this.folder = folder;
        }

        SourceLocation run(Optional<String> commit) throws IOException {
            if (commit.isPresent()) {
                return fetch(new Repository.Named(commit.get(), commit.get()));
            }
            return switch (repository.resolve(reference.revision(), folder)) {
                case Repository.Answer.Failed<Repository.Named>(Complaint why) -> failed(why);
                case Repository.Answer.Nothing<Repository.Named> _ -> abbreviated();
                case Repository.Answer.Known<Repository.Named>(Repository.Named named) -> {
                    folders.remember(reference.repository(), reference.revision().orElse(""), named.commit());
                    Optional<Path> there = folders.known(reference.repository(), named.commit());
                    yield there.isPresent() ? located(reference, there.get(), named.commit()) : fetch(named);
                }
            };
        }

        /** The last commit alone; all commits where the server does not give one that has no name. */
        private SourceLocation fetch(Repository.Named wanted) throws IOException {
            Optional<Complaint> problem = repository.prepare(folder, wanted.commit().length() > 40)
                    .or(() -> repository.fetch(folder, List.of("--depth=1", "--no-tags"), List.of(wanted.name())));
            if (problem.isPresent() && wanted.name().equals(wanted.commit())) {
                problem = everything();
                if (problem.isEmpty() && repository.commit(folder, wanted.commit()).isEmpty()) {
                    return missing();
                }
            }
            return problem.isPresent() ? failed(problem.get()) : checkOut(repository.commit(folder, wanted.commit()).isPresent()
                    ? wanted
                    : new Repository.Named(repository.commit(folder, "FETCH_HEAD").orElse(wanted.commit()), wanted.name()));
        }

        /** A name that is no branch and no tag may be the beginning of a commit's. */
        private SourceLocation abbreviated() throws IOException {
            String revision = reference.revision().orElse("HEAD");
            if (!ABBREVIATED.matcher(revision).matches()) {
                return missing();
            }
            Optional<Complaint> problem = repository.prepare(folder, false).or(this::everything);
            if (problem.isPresent()) {
                return failed(problem.get());
            }
            Optional<String> commit = repository.commit(folder, revision);
            return commit.isPresent() ? checkOut(new Repository.Named(commit.get(), commit.get())) : missing();
        }

        private Optional<Complaint> everything() {
            return repository.fetch(folder, List.of("--tags"), List.of("+refs/heads/*:refs/remotes/origin/*"));
        }

        private SourceLocation checkOut(Repository.Named wanted) throws IOException {
            Optional<Complaint> problem = repository.checkOut(folder, wanted.commit());
            if (problem.isEmpty() && HistoryNeed.isThere(reference.subdirectory().map(folder::resolve).orElse(folder))
                    && Files.exists(folder.resolve(".git/shallow"))) {
                problem = repository.fetch(folder, List.of("--unshallow", "--tags"), List.of(wanted.name()));
            }
            if (problem.isEmpty() && Files.exists(folder.resolve(".gitmodules"))) {
                problem = repository.submodules(folder);
            }
            return problem.isPresent() ? failed(problem.get())
                    : located(reference, folders.finish(folder, reference.repository(), wanted.commit()), wanted.commit());
        }

        private SourceLocation missing() {
            return missed(new ReferenceLookup.Missing("there is no branch, tag or commit `" + reference.revision().orElse("HEAD") + "` in `"
                    + reference.repository() + "`"));
        }

        private SourceLocation failed(Complaint why) {
            String detail = "`git` could not fetch `" + reference.repository() + "`: " + why.text();
            return why.denied() ? missed(new ReferenceLookup.Denied(0, detail)) : unreachable(detail);
        }
    }

    /** Ends what runs and forgets what is in no cache. */
    @Override
    public void close() {
        git.close();
        folders.close();
    }
}
