package dev.postern.files;

import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.requirement.UrlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one requirement of a line: as PEP 508 has it, or a bare URL or path, as pip takes it. */
final class RequirementText {
    private final String file;
    private final Path folder;
    private final LogicalLine line;

    RequirementText(String file, Path folder, LogicalLine line) {
        this.file = file;
        this.folder = folder;
        this.line = line;
    }

    /** @param offset where the text begins in the line */
    Requirement read(String text, int offset) {
        if (isBareReference(text)) {
            return named(text, offset);
        }
        try {
            return resolved(Requirement.parse(text));
        } catch (MalformedRequirement malformed) {
            throw wrong(malformed, text, offset);
        }
    }

    Requirement editable(String text, int offset) {
        Requirement requirement = isBareReference(text) || text.equals(".") ? named(text, offset) : read(text, offset);
        return requirement.reference().filter(DirectReference.Local.class::isInstance)
                .map(reference -> requirement.withReference(((DirectReference.Local) reference).asEditable()))
                .orElseThrow(() -> at(offset, "an editable requirement must be a local directory"));
    }

    /** A URL or a path rather than a name: it has a scheme, a slash, or begins with a dot. */
    private static boolean isBareReference(String text) {
        String first = text.split("[\\s;\\[<>=!~@]", 2)[0];
        return first.startsWith(".") || first.contains("/") || text.matches("(?s)(git\\+)?[a-z]+://.*|file:.*")
                || first.endsWith(".whl") || first.endsWith(".tar.gz") || first.endsWith(".zip");
    }

    private Requirement named(String text, int offset) {
        int semicolon = text.indexOf(" ;");
        String place = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        try {
            DirectReference reference = DirectReference.parse(place);
            PackageName name = nameOf(reference).orElseThrow(() -> at(offset, "the name of the package at `" + reference
                    + "` cannot be told from it")
                    .withHint("write `name @ " + reference + "`"));
            Marker marker = semicolon < 0 ? Marker.TRUE : Marker.parse(text.substring(semicolon + 2));
            return resolved(Requirement.of(name).withReference(reference).withMarker(marker));
        } catch (MalformedRequirement malformed) {
            throw wrong(malformed, text, offset);
        } catch (dev.postern.domain.requirement.MalformedMarker malformed) {
            throw at(offset + semicolon + 2 + malformed.position(), malformed.reason());
        }
    }

    private Optional<PackageName> nameOf(DirectReference reference) {
        return switch (reference) {
            case DirectReference.Archive archive -> ofFile(archive.location().getPath());
            case DirectReference.Git git -> egg(git.text());
            case DirectReference.Local local -> {
                Path path = folder.resolve(local.path());
                yield Files.isDirectory(path) ? ProjectFile.nameIn(path, shown(path)) : ofFile(local.path());
            }
        };
    }

    private String shown(Path path) {
        return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
    }

    private static Optional<PackageName> ofFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return WheelFilename.tryParse(name).map(WheelFilename::name).or(() -> SdistFilename.tryParse(name).map(SdistFilename::name));
    }

    private static Optional<PackageName> egg(String url) {
        int egg = url.indexOf("egg=");
        return egg < 0 ? Optional.empty() : Optional.of(PackageName.of(url.substring(egg + 4).split("[&\\[]", 2)[0]));
    }

    /** Relative paths are meant from the folder of the file that holds them. */
    private Requirement resolved(Requirement requirement) {
        return requirement.reference().filter(DirectReference.Local.class::isInstance).map(DirectReference.Local.class::cast)
                .map(local -> requirement.withReference(local.at(folder.resolve(local.path()).normalize().toString()))).orElse(requirement);
    }

    private UnusableFile wrong(MalformedRequirement malformed, String text, int offset) {
        String shown = line.expanded() ? "the requirement" : "`" + UrlText.withoutUserInfo(text) + "`";
        return at(offset + malformed.position(), shown + " is malformed: " + malformed.reason());
    }

    private UnusableFile at(int offset, String problem) {
        return UnusableFile.at(file, line.place(offset), problem);
    }
}
