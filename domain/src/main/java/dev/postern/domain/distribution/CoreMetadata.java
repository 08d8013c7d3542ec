package dev.postern.domain.distribution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a distribution says about itself, as far as resolving needs it (core metadata specification; PEP 566, 643, 685).
 *
 * @param metadataVersion as given, such as {@code 2.3}; empty if missing
 * @param requiresDist in the order of the text, read leniently
 * @param dynamic names of the fields that building may change, lower case
 */
public record CoreMetadata(PackageName name, Version version, String metadataVersion, List<Requirement> requiresDist,
        Optional<VersionSpecifiers> requiresPython, List<ExtraName> providesExtra, Set<String> dynamic) {

    public CoreMetadata {
        requiresDist = List.copyOf(requiresDist);
        providesExtra = List.copyOf(providesExtra);
        dynamic = Set.copyOf(dynamic);
    }

    /**
     * Reads a {@code METADATA} or {@code PKG-INFO} file. Only its headers are read, up to the first empty line.
     *
     * @throws MalformedMetadata if name or version is missing or malformed, a requirement cannot be read even leniently, or
     *     the text is larger than any honest one
     */
    public static CoreMetadata parse(String text) {
        return MetadataHeaders.read(text);
    }

    /** The headers that {@link #parse} reads, in the form that it reads. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!metadataVersion.isEmpty()) {
            text.append("Metadata-Version: ").append(metadataVersion).append('\n');
        }
        text.append("Name: ").append(name).append("\nVersion: ").append(version).append('\n');
        requiresPython.ifPresent(python -> text.append("Requires-Python: ").append(python).append('\n'));
        requiresDist.forEach(requirement -> text.append("Requires-Dist: ").append(requirement).append('\n'));
        providesExtra.forEach(extra -> text.append("Provides-Extra: ").append(extra).append('\n'));
        dynamic.stream().sorted().forEach(field -> text.append("Dynamic: ").append(field).append('\n'));
        return text.toString();
    }

    /**
     * Whether the dependencies in a source distribution's {@code PKG-INFO} hold for the wheel that would be built from it
     * (PEP 643): metadata 2.2 or later of major version 2, and none of the fields about dependencies is dynamic.
     */
    public boolean isStatic() {
        return isAtLeastTwoTwo() && !dynamic.contains("requires-python") && !dynamic.contains("requires-dist")
                && !dynamic.contains("provides-extra");
    }

    private boolean isAtLeastTwoTwo() {
        Optional<Version> parsed = Version.tryParse(metadataVersion.toLowerCase(Locale.ROOT));
        return parsed.isPresent() && parsed.get().major() == 2 && parsed.get().minor() >= 2;
    }
}
