package dev.postern.assembly;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.files.PreviousOutput;
import dev.postern.files.UnusableFile;
import java.util.HashMap;
import java.util.Map;

/** What the output file of an earlier call says: versions that stay where they can, and the hashes of files. */
public final class EarlierAnswer {
    /** There was none. */
    public static final EarlierAnswer NONE = new EarlierAnswer(PreviousOutput.NONE, Map.of());

    private final PreviousOutput said;
    private final Map<PackageName, Version> kept;

    private EarlierAnswer(PreviousOutput said, Map<PackageName, Version> kept) {
        this.said = said;
        this.kept = Map.copyOf(kept);
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
            InputReader.upgraded(settings).forEach(kept::remove);
            return new EarlierAnswer(said, kept);
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

    PreviousOutput said() {
        return said;
    }
}
