package dev.postern.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One scenario for a single environment: its file, and what uv answers.
 *
 * @param file path below the folder of scenarios
 * @param description the scenario's TOML file
 * @param expected its row of expected answers
 */
record Scenario(String file, JsonNode description, JsonNode expected) {

    private static final String DEFAULT_PYTHON = ">=3.12";

    /** The requirements in the order in which they are asked for. */
    List<String> requirements() {
        return texts(description.at("/root/requires"));
    }

    /** The version of Python that is resolved for. */
    String python() {
        JsonNode requested = description.at("/resolver_options/python");
        return requested.isTextual() ? requested.asText() : description.at("/environment/python").asText("3.12");
    }

    /** The platform to resolve for, where the scenario names one. */
    Optional<String> platform() {
        return text(description.at("/resolver_options/python_platform"));
    }

    Optional<String> resolution() {
        return text(description.at("/resolver_options/resolution"));
    }

    boolean allowsPrereleases() {
        return description.at("/resolver_options/prereleases").asBoolean();
    }

    /** Packages that may only come as wheels. */
    List<String> onlyBinary() {
        return texts(description.at("/resolver_options/no_build"));
    }

    /** Packages that may only come as source distributions. */
    List<String> noBinary() {
        return texts(description.at("/resolver_options/no_binary"));
    }

    boolean succeeds() {
        return expected.get("uv_succeeds").asBoolean();
    }

    /** The expected pins as {@code name==version}, sorted. */
    List<String> pins() {
        return StreamSupport.stream(expected.path("packages").spliterator(), false)
                .map(pin -> pin.get("name").asText() + "==" + pin.get("version").asText()).sorted().toList();
    }

    /** The packages that uv's explanation or warnings speak of. */
    List<String> namedPackages() {
        List<String> names = new ArrayList<>();
        expected.path("expected_failure").path("facts").forEach(fact -> {
            names.add(fact.path("subject").path("package").asText(""));
            fact.path("on").forEach(side -> names.add(side.path("package").asText("")));
        });
        return names.stream().filter(name -> !name.isEmpty() && !name.equals("Python")).distinct().toList();
    }

    /** The packages that uv warns about, but for warnings about interpreters that are not installed. */
    List<String> warnedPackages() {
        return texts(expected.path("warnings")).stream().filter(warning -> !warning.startsWith("python_not_available"))
                .map(warning -> warning.replaceFirst("^\\w+: ", "").replaceFirst("[=\\[ ].*", "")).toList();
    }

    /** The index that the scenario describes, as the default one. */
    PackageUniverse universe() {
        PackageUniverse universe = new PackageUniverse();
        universe.index(PackageUniverse.DEFAULT);
        description.path("packages").properties().forEach(project -> project.getValue().path("versions").properties()
                .forEach(version -> describe(universe.with(project.getKey(), version.getKey()), version.getValue())));
        return universe;
    }

    private static void describe(UniverseRelease release, JsonNode version) {
        release.requiresPython(version.path("requires_python").asText(DEFAULT_PYTHON));
        release.needs(texts(version.path("requires")).toArray(String[]::new));
        version.path("extras").properties().forEach(extra -> release.extra(extra.getKey(), texts(extra.getValue()).toArray(String[]::new)));
        release.tags(texts(version.path("wheel_tags")).toArray(String[]::new));
        if (!version.path("wheel").asBoolean(true)) {
            release.sdistOnly();
        }
        if (!version.path("sdist").asBoolean(true)) {
            release.wheelOnly();
        }
        if (version.path("yanked").asBoolean()) {
            release.yanked();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    @Override
    public String toString() {
        return file;
    }
}
