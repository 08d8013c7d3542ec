package dev.postern.testkit;

import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.name.PackageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One version of a project in a {@link PackageUniverse}, described step by step. */
public final class UniverseRelease {

    private final UniverseIndex index;
    private final PackageName project;
    private final String version;
    private final List<String> requirements = new ArrayList<>();
    private final Map<String, List<String>> extras = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable String requiresPython;
    private @Nullable String yanked;
    private @Nullable Instant uploaded;
    private boolean wheel = true;
    private boolean sdist = true;
    private String variant = "";
    private Optional<MetadataLookup> metadata = Optional.empty();

    UniverseRelease(UniverseIndex index, PackageName project, String version) {
        this.index = index;
        this.project = project;
        this.version = version;
    }

    /** Adds another version to the same index. */
    public UniverseRelease with(String otherProject, String otherVersion) {
        return index.with(otherProject, otherVersion);
    }

    /** Adds dependencies (PEP 508). */
    public UniverseRelease needs(String... dependencies) {
        requirements.addAll(List.of(dependencies));
        return this;
    }

    /** Adds an extra with its dependencies. */
    public UniverseRelease extra(String extra, String... dependencies) {
        extras.computeIfAbsent(extra, fresh -> new ArrayList<>()).addAll(List.of(dependencies));
        return this;
    }

    public UniverseRelease requiresPython(String specifiers) {
        requiresPython = specifiers;
        return this;
    }

    public UniverseRelease yanked() {
        return yanked("");
    }

    public UniverseRelease yanked(String reason) {
        yanked = reason;
        return this;
    }

    /** One wheel for each of these tags, such as {@code cp312-cp312-win_amd64}, in place of {@code py3-none-any}. */
    public UniverseRelease tags(String... wheelTags) {
        tags.addAll(List.of(wheelTags));
        return this;
    }

    public UniverseRelease sdistOnly() {
        wheel = false;
        return this;
    }

    public UniverseRelease wheelOnly() {
        sdist = false;
        return this;
    }

    public UniverseRelease uploaded(Instant when) {
        uploaded = when;
        return this;
    }

    /** Other bytes, and so other digests, than a release of the same name elsewhere. */
    public UniverseRelease variant(String text) {
        variant = text;
        return this;
    }

    /** What asking for its metadata answers, in place of the metadata. */
    public UniverseRelease metadata(MetadataLookup answer) {
        metadata = Optional.of(answer);
        return this;
    }

    public UniverseIndex index() {
        return index;
    }

    public PackageName project() {
        return project;
    }

    public String version() {
        return version;
    }

    /** The wheels in the order of their tags, then the source distribution. */
    public List<UniverseFile> files() {
        String stem = project.text().replace('-', '_') + "-" + version;
        List<UniverseFile> files = new ArrayList<>();
        List<String> wheels = tags.isEmpty() ? List.of("py3-none-any") : tags;
        for (String tag : wheel ? wheels : List.<String>of()) {
            files.add(new UniverseFile(this, stem + "-" + tag + ".whl"));
        }
        if (sdist) {
            files.add(new UniverseFile(this, stem + ".tar.gz"));
        }
        return files;
    }

    /** The text of {@code METADATA} and {@code PKG-INFO}. */
    public String metadataText() {
        StringBuilder text = new StringBuilder("Metadata-Version: 2.3\nName: " + project + "\nVersion: " + version + "\n");
        if (requiresPython != null) {
            text.append("Requires-Python: ").append(requiresPython).append('\n');
        }
        extras.keySet().forEach(extra -> text.append("Provides-Extra: ").append(extra).append('\n'));
        requirements.forEach(requirement -> text.append("Requires-Dist: ").append(requirement).append('\n'));
        extras.forEach((extra, dependencies) -> dependencies
                .forEach(dependency -> text.append("Requires-Dist: ").append(underExtra(dependency, extra)).append('\n')));
        return text.append('\n').append(variant).toString();
    }

    /** The text of a {@code pyproject.toml} with the same static metadata (PEP 621) and a build backend that nobody has. */
    public String projectText() {
        StringBuilder text = new StringBuilder("[build-system]\nrequires = []\nbuild-backend = \"no_such_backend\"\n\n[project]\nname = \"")
                .append(project).append("\"\nversion = \"").append(version).append("\"\n");
        if (requiresPython != null) {
            text.append("requires-python = \"").append(requiresPython).append("\"\n");
        }
        text.append("dependencies = ").append(toml(requirements)).append('\n');
        if (!extras.isEmpty()) {
            text.append("\n[project.optional-dependencies]\n");
            extras.forEach((extra, dependencies) -> text.append(extra).append(" = ").append(toml(dependencies)).append('\n'));
        }
        return text.toString();
    }

    private static String toml(List<String> texts) {
        return texts.stream().map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String underExtra(String dependency, String extra) {
        int marker = dependency.indexOf(';');
        return marker < 0
                ? dependency + " ; extra == '" + extra + "'"
                : dependency.substring(0, marker) + "; (" + dependency.substring(marker + 1).strip() + ") and extra == '" + extra + "'";
    }

    @Nullable
    String requiresPython() {
        return requiresPython;
    }

    @Nullable
    String yankReason() {
        return yanked;
    }

    @Nullable
    Instant uploadTime() {
        return uploaded;
    }

    Optional<MetadataLookup> metadataAnswer() {
        return metadata;
    }
}
