package dev.postern.domain.distribution;

import dev.postern.domain.environment.MalformedTag;
import dev.postern.domain.environment.WheelTags;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The file name of a wheel: {@code name-version(-build)?-python-abi-platform.whl} (PEP 427 and the binary distribution
 * format). Tags that no interpreter knows are kept; they match nothing.
 */
public record WheelFilename(PackageName name, Version version, Optional<BuildTag> build, WheelTags tags,
        String text) implements DistributionFilename {

    /** More combinations than any real wheel has; beyond it a name is refused rather than expanded. */
    private static final int MOST_TAGS = 2_048;
    private static final int LONGEST = 512;
    private static final String KIND = "wheel";

    /**
     * Reads the file name of a wheel.
     *
     * @throws MalformedFilename if it is none
     */
    public static WheelFilename parse(String text) {
        if (!text.endsWith(".whl")) {
            throw malformed(text, "it does not end with `.whl`");
        }
        if (text.length() > LONGEST) {
            throw malformed(text.substring(0, LONGEST) + "…", "it is longer than " + LONGEST + " characters");
        }
        String[] parts = text.substring(0, text.length() - 4).split("-", -1);
        if (parts.length != 5 && parts.length != 6) {
            throw malformed(text, "expected five or six parts separated by `-`, not " + parts.length);
        }
        Version version = Version.tryParse(parts[1]).orElseThrow(() -> malformed(text, "`" + parts[1] + "` is not a version"));
        Optional<BuildTag> build = parts.length == 6 ? Optional.of(build(text, parts[2])) : Optional.empty();
        return new WheelFilename(name(text, parts[0]), version, build, tags(text, parts), text);
    }

    /** The same, or empty where it is none. */
    public static Optional<WheelFilename> tryParse(String text) {
        if (!text.endsWith(".whl")) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(text));
        } catch (MalformedFilename e) {
            return Optional.empty();
        }
    }

    private static PackageName name(String text, String part) {
        if (part.contains("__")) {
            throw malformed(text, "its name has two underscores in a row");
        }
        try {
            return PackageName.of(part);
        } catch (MalformedName e) {
            throw malformed(text, "`" + part + "` is not a project name");
        }
    }

    private static BuildTag build(String text, String part) {
        int digits = 0;
        while (digits < part.length() && part.charAt(digits) >= '0' && part.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            throw malformed(text, "its build tag `" + part + "` does not begin with a digit");
        }
        return new BuildTag(new BigInteger(part.substring(0, digits)), part.substring(digits));
    }

    private static WheelTags tags(String text, String[] parts) {
        int first = parts.length - 3;
        WheelTags tags;
        try {
            tags = WheelTags.parse(parts[first] + "-" + parts[first + 1] + "-" + parts[first + 2]);
        } catch (MalformedTag e) {
            throw malformed(text, e.reason());
        }
        long combinations = (long) tags.pythons().size() * tags.abis().size() * tags.platforms().size();
        if (combinations > MOST_TAGS) {
            throw malformed(text, "it stands for more than " + MOST_TAGS + " tags");
        }
        return tags;
    }

    private static MalformedFilename malformed(String text, String reason) {
        return new MalformedFilename(text, KIND, reason);
    }

    @Override
    public String toString() {
        return text;
    }
}
