package dev.postern.cli.render;

import dev.postern.assembly.OutputSettings;
import dev.postern.assembly.Settings;
import dev.postern.assembly.Settings.Value;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Validity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an answer in pip's requirements format, with who requires each package and where it comes from, in uv's form. */
public final class RequirementsText {
    /** Where annotations of the style `line` begin, but for longer pins. */
    private static final int ANNOTATION_COLUMN = 24;

    private final Settings settings;
    private final IndexCatalog catalog;
    private final Comments comments;
    private final Path folder;
    private final Function<Distribution, List<Digest>> digests;

    /**
     * A writer for one call.
     *
     * @param folder that of the call, absolute
     * @param digests those of a file, which are asked for only where they shall be written
     */
    public RequirementsText(Settings settings, IndexCatalog catalog, Comments comments, Path folder,
            Function<Distribution, List<Digest>> digests) {
        this.settings = settings;
        this.catalog = catalog;
        this.comments = comments;
        this.folder = folder;
        this.digests = digests;
    }

    /**
     * The whole text, with a line break at the end unless it is empty.
     *
     * @param validity asked only where markers shall be told
     */
    public String of(Resolution.Resolved resolved, Supplier<Validity> validity) {
        StringBuilder text = new StringBuilder();
        text.append(comments.heading());
        if (settings.isOn("emit-marker-expression")) {
            text.append("# Pinned dependencies known to be valid for:\n#    ").append(validity.get().environments()).append('\n');
        }
        Function<PackageName, Marker> markers = settings.isOn("no-strip-markers") ? validity.get()::of : _ -> Marker.TRUE;
        places(text);
        Set<PackageName> leftOut = new OutputSettings(settings).leftOut();
        resolved.packages().stream().filter(chosen -> !leftOut.contains(chosen.name())).sorted(PinText.ORDER)
                .forEach(chosen -> pin(text, chosen, markers.apply(chosen.name())));
        text.append(comments.trailer(resolved));
        return text.toString();
    }

    private void places(StringBuilder text) {
        List<String> lines = new ArrayList<>();
        if (settings.isOn("emit-index-url")) {
            catalog.searchOrder().stream().filter(Index::isDefault).forEach(index -> lines.add("--index-url " + index.location()));
            catalog.searchOrder().stream().filter(index -> !index.isDefault())
                    .forEach(index -> lines.add("--extra-index-url " + index.location()));
        }
        if (settings.isOn("emit-find-links")) {
            catalog.findLinks().forEach(links -> lines.add("--find-links " + links.location()));
        }
        if (settings.isOn("emit-build-options")) {
            settings.all("no-binary").forEach(value -> lines.add("--no-binary " + value.text()));
            settings.all("only-binary").forEach(value -> lines.add("--only-binary " + value.text()));
        }
        lines.forEach(line -> text.append(line).append('\n'));
        if (!lines.isEmpty()) {
            text.append('\n');
        }
    }

    private void pin(StringBuilder text, ResolvedPackage chosen, Marker marker) {
        String pin = new PinText(folder, settings.isOn("no-strip-extras")).of(chosen) + (marker.isTrue() ? "" : " ; " + marker);
        text.append(pin);
        List<String> hashes = settings.isOn("generate-hashes") ? hashes(chosen) : List.of();
        hashes.forEach(hash -> text.append(" \\\n    --hash=").append(hash));
        annotate(text, chosen, hashes.isEmpty() ? pin.length() : Integer.MAX_VALUE);
        if (namesIndexes() && chosen.source() instanceof PackageSource.Listed listed) {
            text.append("    # from ").append(listed.index().displayName()).append('\n');
        }
    }

    private List<String> hashes(ResolvedPackage chosen) {
        TreeSet<String> hashes = new TreeSet<>();
        switch (chosen.source()) {
            case PackageSource.Listed listed -> listed.files().forEach(file -> best(digests.apply(file)).ifPresent(hashes::add));
            case PackageSource.Referred referred -> best(referred.digests()).ifPresent(hashes::add);
        }
        return List.copyOf(hashes);
    }

    private static Optional<String> best(List<Digest> digests) {
        return digests.stream().filter(digest -> digest.algorithm() == Digest.Algorithm.SHA256).findFirst()
                .or(() -> digests.stream().findFirst()).map(Digest::toString);
    }

    /** Who requires it. In the style `line` an annotation stands behind the pin, unless hashes stand there. */
    private void annotate(StringBuilder text, ResolvedPackage chosen, int width) {
        List<String> written = annotations(chosen, true);
        List<String> packages = annotations(chosen, false);
        if (!annotates() || written.size() + packages.size() == 0) {
            text.append('\n');
        } else if (isLineStyle()) {
            text.append(width == Integer.MAX_VALUE ? "\n    " : " ".repeat(Math.max(ANNOTATION_COLUMN - width, 0) + 2));
            text.append(Stream.concat(packages.stream(), written.stream()).collect(Collectors.joining(", ", "# via ", "\n")));
        } else {
            List<String> via = Stream.concat(written.stream(), packages.stream()).toList();
            text.append(via.size() == 1 ? "\n    # via " + via.getFirst() + "\n"
                    : via.stream().map(each -> "    #   " + each + "\n").collect(Collectors.joining("", "\n    # via\n", "")));
        }
    }

    private boolean annotates() {
        return !settings.isOn("no-annotate");
    }

    private boolean isLineStyle() {
        return settings.one("annotation-style").map(Value::text).filter("line"::equals).isPresent();
    }

    private boolean namesIndexes() {
        return !settings.isOn("no-emit-index-annotation")
                && (settings.isOn("emit-index-annotation") || catalog.indexes().size() + catalog.findLinks().size() > 1);
    }

    private static List<String> annotations(ResolvedPackage chosen, boolean written) {
        TreeSet<String> texts = new TreeSet<>();
        for (Dependent dependent : chosen.dependents()) {
            if (written == (dependent instanceof Dependent.Written)) {
                texts.add(switch (dependent) {
                    case Dependent.Written(var origin) -> origin.annotation();
                    case Dependent.Required(var name, var _) -> name.text();
                });
            }
        }
        return List.copyOf(texts);
    }
}
