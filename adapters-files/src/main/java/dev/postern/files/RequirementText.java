package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.requirement.UrlText;
import dev.postern.domain.version.VersionSpecifiers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a requirement as pip and uv take it: PEP 508, or a bare URL or path with extras and a marker. The name of a bare one is
 * found in its file name, its {@code egg} fragment or the {@code pyproject.toml} of its folder; else only a look at the place will tell it.
 */
final class RequirementText {
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern URL = Pattern.compile("(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*+://\\S+");
    private static final Pattern NAMED_REFERENCE = Pattern.compile("\\s*+[A-Za-z0-9][A-Za-z0-9._-]*+\\s*+(\\[[^\\]]*+\\])?+\\s*+@(.*)",
            Pattern.DOTALL);
    private static final Pattern EXTRAS = Pattern.compile("(.*?)\\[([A-Za-z0-9._, -]*)\\]", Pattern.DOTALL);
    private static final Pattern EGG = Pattern.compile("[#&]egg=([^&\\[]+)(?:\\[([^\\]]*)\\])?");
    private static final Pattern MARKER = Pattern.compile("\\s;");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(whl|zip|tar|tgz|tbz|txz|tlz|tar\\.(gz|bz2|xz|lz|lzma|zst))",
            Pattern.DOTALL);

    private final String file;
    private final Path folder;
    private final LogicalLine line;

    /** @param folder what relative paths are relative to */
    RequirementText(String file, Path folder, LogicalLine line) {
        this.file = file;
        this.folder = folder;
        this.line = line;
    }

    /**
     * What was read.
     *
     * @param requirement whose name is a stand-in if it is nameless
     * @param credential what stood in its URL
     */
    record Read(Requirement requirement, boolean nameless, Optional<Credential> credential) {}

    /** @param offset where the text begins in the line */
    Read read(String text, int offset) {
        if (text.length() > LONGEST) {
            throw at(offset, "is longer than " + LONGEST / 1024 + " KiB, which no requirement should be")
                    .withHint("look for a missing line break");
        }
        Optional<Credential> credential = credentialIn(text, offset);
        return isBare(text) ? bare(text, offset, credential) : new Read(named(text, offset), false, credential);
    }

    Read editable(String text, int offset) {
        Read read = read(text, offset);
        DirectReference place = read.requirement().reference()
                .orElseThrow(() -> at(offset, "`-e` needs a folder or a `git+` URL, not the name of a package"));
        return switch (place) {
            case Local local when isArchive(local) -> throw at(offset, "`-e` needs a folder or a `git+` URL: an archive cannot be edited");
            case Local local -> new Read(read.requirement().withReference(local.asEditable()), read.nameless(), read.credential());
            case DirectReference.Git _ -> read;
            case DirectReference.Archive _ -> throw at(offset, "`-e` needs a folder or a `git+` URL: an archive cannot be edited");
        };
    }

    /** The credential in the URL of a text in a settings file, such as a requirement or a source. */
    static Optional<Credential> credentialIn(TomlNode node) {
        return urlIn(node.text()).flatMap(url -> node.withText(url.group()).parsed(CredentialedUrl::parse).credential());
    }

    /** The user name of an SSH address is no secret and stays where it is. */
    private static Optional<Matcher> urlIn(String text) {
        Matcher url = URL.matcher(text);
        return url.find() && !url.group().matches("(git\\+)?ssh://.*") ? Optional.of(url) : Optional.empty();
    }

    private Optional<Credential> credentialIn(String text, int offset) {
        Optional<Matcher> found = urlIn(text);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Matcher url = found.get();
        try {
            return CredentialedUrl.parse(url.group()).credential();
        } catch (MalformedUrl malformed) {
            throw at(offset + url.start(), line.expanded() ? "the URL is malformed once the variables are put in"
                    : String.valueOf(malformed.getMessage()));
        }
    }

    static boolean isBare(String text) {
        if (NAMED_REFERENCE.matcher(text).matches()) {
            return false;
        }
        String place = beforeMarker(text).strip();
        String first = place.split("\\s", 2)[0];
        String lower = withoutExtras(place).toLowerCase(Locale.ROOT);
        return URL.matcher(first).matches() || lower.startsWith("file:") || first.startsWith(".") || first.indexOf('/') >= 0
                || first.indexOf('\\') >= 0 || ARCHIVE.matcher(lower).matches();
    }

    private static String beforeMarker(String text) {
        Matcher marker = MARKER.matcher(text);
        return marker.find() ? text.substring(0, marker.start()) : text;
    }

    private static String withoutExtras(String place) {
        Matcher extras = EXTRAS.matcher(place);
        return extras.matches() ? extras.group(1) : place;
    }

    private static boolean isArchive(Local local) {
        return ARCHIVE.matcher(local.path().toLowerCase(Locale.ROOT)).matches() && !Files.isDirectory(Path.of(local.path()));
    }

    private Requirement named(String text, int offset) {
        Requirement requirement = parsed(text, offset, 0);
        Matcher at = NAMED_REFERENCE.matcher(text);
        if (requirement.reference().isEmpty() || !at.matches()) {
            return requirement;
        }
        int start = at.start(2);
        int end = start + beforeMarker(text.substring(start)).length();
        return requirement.withReference(written(requirement.reference().get(), text.substring(start, end), offset + start));
    }

    /** The reference in the words in which it was written: the value of a variable may be a secret. */
    private DirectReference written(DirectReference reference, String text, int offset) {
        if (!line.expanded()) {
            return reference;
        }
        int start = offset + text.length() - text.stripLeading().length();
        return reference.told(UrlText.withoutUserInfo(line.written(start, start + text.strip().length())));
    }

    private Requirement parsed(String text, int offset, int added) {
        try {
            return rooted(Requirement.parse(text), folder);
        } catch (MalformedRequirement malformed) {
            String shown = line.expanded() ? "this line" : "`" + shortened(malformed.text(), added) + "`";
            throw at(offset + Math.max(0, malformed.position() - added), shown + " is not a requirement: " + malformed.reason())
                    .withHint("write it such as `name>=1.0,<2` or `name @ URL`, perhaps with `; ` and a marker behind it");
        }
    }

    private static String shortened(String text, int from) {
        String rest = text.substring(Math.min(from, text.length()));
        return rest.length() > LONGEST_SHOWN ? rest.substring(0, LONGEST_SHOWN) + "…" : rest;
    }

    /** A relative path in a requirement is meant relative to the file that holds it. */
    static Requirement rooted(Requirement requirement, Path folder) {
        return requirement.reference().filter(Local.class::isInstance).map(Local.class::cast)
                .map(local -> requirement.withReference(local.at(folder.resolve(local.path()).normalize().toString())))
                .orElse(requirement);
    }

    /** A stand-in for the name goes in front, so that one parser reads both forms. */
    private Read bare(String text, int offset, Optional<Credential> credential) {
        String place = beforeMarker(text);
        Matcher extras = EXTRAS.matcher(place.strip());
        boolean bracketed = !place.contains("egg=") && extras.matches();
        String prefix = bracketed ? "x[" + extras.group(2) + "] @ " : "x @ ";
        String rest = (bracketed ? extras.group(1) : place.strip()) + text.substring(place.length());
        Requirement anonymous = parsed(prefix + rest, offset, prefix.length());
        DirectReference reference = anonymous.reference().orElseThrow();
        Optional<Requirement> name = nameOf(reference, offset);
        SortedSet<ExtraName> all = new TreeSet<>(anonymous.extras());
        name.ifPresent(known -> all.addAll(known.extras()));
        Requirement requirement = new Requirement(name.map(Requirement::name).orElse(anonymous.name()), all, VersionSpecifiers.any(),
                Optional.of(written(reference, bracketed ? extras.group(1) : place, offset)), anonymous.marker());
        return new Read(requirement, name.isEmpty(), credential);
    }

    private Optional<Requirement> nameOf(DirectReference reference, int offset) {
        Matcher egg = EGG.matcher(reference.text());
        if (egg.find()) {
            return Optional.of(parsed(egg.group(1) + (egg.group(2) == null ? "" : "[" + egg.group(2) + "]"), offset, 0));
        }
        return switch (reference) {
            case DirectReference.Archive archive -> ofFile(archive.location().getPath());
            case Local local -> ofLocal(local);
            case DirectReference.Git _ -> Optional.empty();
        };
    }

    private static Optional<Requirement> ofLocal(Local local) {
        Path path = Path.of(local.path());
        Path inside = local.subdirectory().map(path::resolve).orElse(path);
        return Files.isDirectory(path) ? ProjectFile.nameIn(inside, inside.toString()).map(Requirement::of) : ofFile(local.path());
    }

    private static Optional<Requirement> ofFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return WheelFilename.tryParse(name).map(WheelFilename::name).or(() -> SdistFilename.tryParse(name).map(SdistFilename::name))
                .map(Requirement::of);
    }

    private UnusableFile at(int offset, String problem) {
        return UnusableFile.at(file, line.place(offset), problem);
    }
}
