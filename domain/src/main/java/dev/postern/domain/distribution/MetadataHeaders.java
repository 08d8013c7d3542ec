package dev.postern.domain.distribution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over the header lines of core metadata, which looks only at the fields that resolving needs. */
final class MetadataHeaders {

    /** Real ones have a few hundred; a dependency list of ten thousand is not one to resolve. */
    private static final int MOST_HEADERS = 20_000;
    private static final int LONGEST_VALUE = 64 * 1024;

    private final String text;
    private int at;
    private int line;
    private int headers;

    private @Nullable PackageName name;
    private @Nullable Version version;
    private String metadataVersion = "";
    private Optional<VersionSpecifiers> requiresPython = Optional.empty();
    private final List<Requirement> requiresDist = new ArrayList<>();
    private final List<ExtraName> providesExtra = new ArrayList<>();
    private final Set<String> dynamic = new HashSet<>();

    private MetadataHeaders(String text) {
        this.text = text;
    }

    static CoreMetadata read(String text) {
        return new MetadataHeaders(text).read();
    }

    private CoreMetadata read() {
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        while (at < text.length() && readHeader()) {
            if (++headers > MOST_HEADERS) {
                throw new MalformedMetadata(line, "it has more than " + MOST_HEADERS + " headers");
            }
        }
        if (name == null || version == null) {
            throw new MalformedMetadata(0, "`" + (name == null ? "Name" : "Version") + "` is missing");
        }
        return new CoreMetadata(name, version, metadataVersion, requiresDist, requiresPython, providesExtra, dynamic);
    }

    /** Reads one header with its continuation lines; false at the empty line that ends the headers. */
    private boolean readHeader() {
        line++;
        int start = at;
        int end = endOfLine(start);
        if (end == start) {
            return false;
        }
        int headerLine = line;
        at = afterLine(end);
        int colon = text.indexOf(':', start);
        boolean header = colon > start && colon < end;
        int last = end;
        while (at < text.length() && isBlank(text.charAt(at)) && endOfLine(at) > at) {
            line++;
            last = endOfLine(at);
            at = afterLine(last);
        }
        if (header) {
            accept(start, colon, last, headerLine);
        }
        return true;
    }

    private void accept(int start, int colon, int last, int headerLine) {
        Field field = Field.at(text, start, colon);
        if (field == null) {
            return;
        }
        if (last - colon > LONGEST_VALUE) {
            throw new MalformedMetadata(headerLine, "`" + field.header + "` is longer than " + LONGEST_VALUE + " characters");
        }
        String value = unfolded(text.substring(colon + 1, last));
        if (value.equals("UNKNOWN")) {
            return;
        }
        switch (field) {
            case METADATA_VERSION -> metadataVersion = value;
            case NAME -> name = name == null ? projectName(value, headerLine) : name;
            case VERSION -> version = version == null ? projectVersion(value, headerLine) : version;
            case REQUIRES_DIST -> requiresDist.add(requirement(value, headerLine));
            case REQUIRES_PYTHON -> requiresPython = Optional.of(specifiers(value, headerLine));
            case PROVIDES_EXTRA -> extra(value);
            case DYNAMIC -> dynamic.add(value.toLowerCase(Locale.ROOT));
        }
    }

    private static PackageName projectName(String value, int line) {
        try {
            return PackageName.of(value);
        } catch (MalformedName e) {
            throw malformed(line, e);
        }
    }

    private static Version projectVersion(String value, int line) {
        return Version.tryParse(value).orElseThrow(() -> new MalformedMetadata(line, "`" + value + "` is not a version"));
    }

    private static Requirement requirement(String value, int line) {
        try {
            return Requirement.parseLenient(value);
        } catch (MalformedRequirement e) {
            throw malformed(line, e);
        }
    }

    private static VersionSpecifiers specifiers(String value, int line) {
        try {
            return VersionSpecifiers.parseLenient(value);
        } catch (MalformedSpecifier e) {
            throw malformed(line, e);
        }
    }

    /** An extra whose name cannot be asked for is no reason to refuse the package. */
    private void extra(String value) {
        try {
            ExtraName extra = ExtraName.of(value);
            if (!providesExtra.contains(extra)) {
                providesExtra.add(extra);
            }
        } catch (MalformedName ignored) {
            return;
        }
    }

    private static MalformedMetadata malformed(int line, RuntimeException cause) {
        MalformedMetadata malformed = new MalformedMetadata(line, String.valueOf(cause.getMessage()));
        malformed.initCause(cause);
        return malformed;
    }

    private static String unfolded(String value) {
        String trimmed = value.strip();
        return trimmed.indexOf('\n') < 0 && trimmed.indexOf('\r') < 0 ? trimmed
                : String.join(" ", trimmed.lines().map(String::strip).toList());
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        int limit = end < 0 ? text.length() : end;
        return limit > from && text.charAt(limit - 1) == '\r' ? limit - 1 : limit;
    }

    private int afterLine(int end) {
        int feed = text.indexOf('\n', end);
        return feed < 0 ? text.length() : feed + 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private enum Field {
        METADATA_VERSION("Metadata-Version"),
        NAME("Name"),
        VERSION("Version"),
        REQUIRES_DIST("Requires-Dist"),
        REQUIRES_PYTHON("Requires-Python"),
        PROVIDES_EXTRA("Provides-Extra"),
        DYNAMIC("Dynamic");

        private static final Field[] ALL = values();

        private final String header;

        Field(String header) {
            this.header = header;
        }

        static @Nullable Field at(String text, int start, int colon) {
            for (Field field : ALL) {
                if (colon - start == field.header.length() && text.regionMatches(true, start, field.header, 0, colon - start)) {
                    return field;
                }
            }
            return null;
        }
    }
}
