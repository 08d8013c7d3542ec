package dev.postern.domain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MalformedMetadata;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** The recorded index that lies outside the repository ({@code corpus} beside {@code conformance}), served from memory. */
public final class Corpus implements PackageIndex, MetadataSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Recorded(URI base, List<PageFile> files, Map<String, String> metadata) {}

    private final Path folder;
    private final Map<PackageName, Recorded> projects = new ConcurrentHashMap<>();

    public Corpus(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        Path file = folder.resolve("projects").resolve(project.text() + ".json.gz");
        if (!Files.exists(file)) {
            return new ProjectLookup.Absent(404, "it was not recorded");
        }
        Recorded recorded = projects.computeIfAbsent(project, _ -> read(file));
        return new ProjectLookup.Listed(ProjectPage.of(index, project, recorded.base(), recorded.files()));
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        Recorded recorded = projects.get(distribution.filename().name());
        String text = recorded == null ? null : recorded.metadata().get(distribution.filename().text());
        if (text == null) {
            return new MetadataLookup.Invalid("it was not recorded");
        }
        try {
            return new MetadataLookup.Available(CoreMetadata.parse(text));
        } catch (MalformedMetadata malformed) {
            return new MetadataLookup.Invalid(String.valueOf(malformed.getMessage()));
        }
    }

    private static Recorded read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode root = JSON.readTree(in);
            List<PageFile> files = new ArrayList<>();
            for (JsonNode each : root.get("page").get("files")) {
                files.add(file(each));
            }
            Map<String, String> metadata = new HashMap<>();
            Map<String, String> byDigest = new HashMap<>();
            root.get("metadata").properties().forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
            for (JsonNode each : root.get("page").get("files")) {
                String text = metadata.get(each.get("filename").asText());
                if (text != null) {
                    byDigest.put(each.path("core-metadata").path("sha256").asText(), text);
                }
            }
            for (JsonNode each : root.get("page").get("files")) {
                String text = byDigest.get(each.path("core-metadata").path("sha256").asText());
                if (text != null) {
                    metadata.putIfAbsent(each.get("filename").asText(), text);
                }
            }
            return new Recorded(URI.create("https://recorded.example/simple/x/"), files, metadata);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PageFile file(JsonNode each) {
        List<Digest> digests = new ArrayList<>();
        each.path("hashes").properties().forEach(entry -> Digest.tryOf(entry.getKey(), entry.getValue().asText()).ifPresent(digests::add));
        JsonNode yanked = each.path("yanked");
        String reason = yanked.isTextual() ? yanked.asText() : yanked.asBoolean(false) ? "" : null;
        String python = each.path("requires-python").asText(null);
        return new PageFile(each.get("filename").asText(), each.get("url").asText(), digests, python, reason, each.path("size").asLong(-1),
                each.path("upload-time").asText(null), each.has("core-metadata") ? MetadataAdvert.AVAILABLE : MetadataAdvert.NONE);
    }
}
