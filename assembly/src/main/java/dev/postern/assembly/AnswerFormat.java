package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.files.Pylock;
import java.nio.file.Path;
import java.util.Optional;

/** The forms that the answer of a resolution can have. */
public enum AnswerFormat {
    /** pip's requirements file format. */
    REQUIREMENTS,
    /** A lock file after PEP 751. */
    PYLOCK,
    /** For programs. */
    JSON;

    /**
     * The form that the settings ask for: {@code format}, else what the name of the output file says, as in uv.
     *
     * @throws UnusableInput if there is no such form, or a lock file would get a name that its readers do not know
     */
    public static AnswerFormat of(Settings settings) {
        Optional<Value> output = settings.one("output-file");
        AnswerFormat format = settings.one("format").map(AnswerFormat::named)
                .orElse(output.filter(file -> file.text().endsWith(".toml")).isPresent() ? PYLOCK : REQUIREMENTS);
        if (format == PYLOCK) {
            output.ifPresent(AnswerFormat::checkName);
        }
        return format;
    }

    private static AnswerFormat named(Value value) {
        return switch (value.text()) {
            case "requirements.txt" -> REQUIREMENTS;
            case "pylock.toml" -> PYLOCK;
            case "json" -> JSON;
            case String _ -> throw new UnusableInput(value, "it must be `requirements.txt`, `pylock.toml` or `json`");
        };
    }

    private static void checkName(Value output) {
        Path name = Path.of(output.text()).getFileName();
        if (name == null || !Pylock.isFileName(name.toString())) {
            throw new UnusableInput(output.source() + ": `" + output.text() + "` is no name of a lock file",
                    "name it `pylock.toml` or `pylock.NAME.toml`, without a dot in NAME (PEP 751)");
        }
    }
}
