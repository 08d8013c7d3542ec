package dev.postern.assembly;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.version.Version;
import dev.postern.files.PreviousOutput;
import dev.postern.files.PreviousOutput.KnownCommit;
import dev.postern.files.UnusableFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the output file of an earlier call says: versions and commits that stay where they can, and the hashes of files. */
public final class EarlierAnswer {
    /** There was none. */
    public static final EarlierAnswer NONE = new EarlierAnswer(PreviousOutput.NONE, Map.of(), List.of());

    private final PreviousOutput said;
    private final Map<PackageName, Version> kept;
    private final List<KnownCommit> commits;

    private EarlierAnswer(PreviousOutput said, Map<PackageName, Version> kept, Collection<KnownCommit> commits) {
        this.said = said;
        this.kept = Map.copyOf(kept);
        this.commits = List.copyOf(commits);
    }

    /**
     * Reads the file that is about to be replaced. Under {@code upgrade} its versions do not count, and it may be anything.
     *
     * @throws UnusableInput if it cannot be read, or is no answer: then it had better stay what it is
     */
    public static EarlierAnswer of(AnswerFile file, AnswerFormat format, Settings settings) {
        boolean upgrade = settings.isOn("upgrade");
        try {
            PreviousOutput said = file.current().map(text -> read(text, format, file.shown())).orElse(PreviousOutput.NONE);
            Map<PackageName, Version> kept = new HashMap<>(upgrade ? Map.of() : said.versions());
            Map<PackageName, KnownCommit> commits = new HashMap<>(upgrade ? Map.of() : said.commits());
            InputReader.upgraded(settings).forEach(name -> {
                kept.remove(name);
                commits.remove(name);
            });
            return new EarlierAnswer(said, kept, commits.values());
        } catch (UnusableFile unusable) {
            if (upgrade) {
                return NONE;
            }
            throw new UnusableInput(String.valueOf(unusable.getMessage()),
                    "it does not look like an earlier answer, whose versions would stay: name another file, or replace it with `--upgrade`");
        }
    }

    private static PreviousOutput read(String text, AnswerFormat format, String shown) {
        return switch (format) {
            case REQUIREMENTS -> PreviousOutput.ofRequirements(text, shown);
            case PYLOCK -> PreviousOutput.ofLock(text, shown);
            case JSON -> PreviousOutput.NONE;
        };
    }

    Map<PackageName, Version> versions() {
        return kept;
    }

    /** The commit at which a reference stays. */
    Optional<String> commitOf(DirectReference.Git reference) {
        return commits.stream().filter(
                known -> known.repository().equals(reference.repository()) && known.revision().equals(reference.revision()))
                .map(KnownCommit::commit).findFirst();
    }

    PreviousOutput said() {
        return said;
    }
}
