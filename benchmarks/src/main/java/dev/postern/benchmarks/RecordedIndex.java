package dev.postern.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.http.PageReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The recorded index of {@code ../shared/corpus} in memory, as a warm cache holds it: pages packed, metadata as text. Both are read anew for
 * each question, so that a resolution pays for all parsing that a second run of a command pays for.
 */
final class RecordedIndex implements PackageIndex, MetadataSource {

    static final Index INDEX = Index.at(URI.create("http://127.0.0.1/simple/")).named("recorded").isDefault(true).build();

    private final Map<String, byte[]> pages = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();

    /** @param corpus the folder; has {@code projects} with one file each */
    static RecordedIndex read(Path corpus) throws IOException {
        RecordedIndex index = new RecordedIndex();
        try (Stream<Path> projects = Files.list(corpus.resolve("projects"))) {
            for (Path project : projects.toList()) {
                index.add(project);
            }
        }
        return index;
    }

    private void add(Path project) throws IOException {
        String name = project.getFileName().toString().replace(".json.gz", "");
        JsonFactory factory = new JsonFactory();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(project)); JsonParser parser = factory.createParser(in)) {
            parser.nextToken();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                parser.nextToken();
                if (key.equals("page")) {
                    ByteArrayOutputStream page = new ByteArrayOutputStream();
                    try (JsonGenerator generator = factory.createGenerator(page)) {
                        generator.copyCurrentStructure(parser);
                    }
                    pages.put(name, PageReading.pack(page.toByteArray()));
                } else {
                    for (String file = parser.nextFieldName(); file != null; file = parser.nextFieldName()) {
                        metadata.put(file, parser.nextTextValue());
                    }
                }
            }
        }
    }

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        byte[] page = pages.get(project.text());
        return page == null ? new ProjectLookup.Absent(404, "it was not recorded")
                : new ProjectLookup.Listed(ProjectPage.of(index, project, index.location(), PageReading.open(page)));
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        String text = metadata.get(distribution.filename().text());
        return text == null ? new MetadataLookup.Invalid("it was not recorded") : new MetadataLookup.Available(CoreMetadata.parse(text));
    }

    /** What a folder lacks to be a corpus, in words; empty if it is one. */
    static List<String> problems(Path corpus) {
        return Files.isDirectory(corpus.resolve("projects")) ? List.of()
                : List.of("the recorded index is not in `" + corpus
                        + "`; name its folder by `-p corpus=FOLDER`");
    }
}
