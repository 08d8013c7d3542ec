package dev.postern.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a project page in JSON (PEP 691, with the additions of PEP 592, 658, 700 and 714) in one pass, straight into its packed form.
 * Unknown keys are skipped, `null` counts as "not said", and what has the wrong type makes the page unreadable.
 */
final class JsonPage {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20)
                    .maxNameLength(1 << 12).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
    private static final int BYTES_PER_FILE = 3;

    private final JsonParser parser;
    private final PagePacking page;
    private boolean hasFiles;

    private JsonPage(JsonParser parser, int length) {
        this.parser = parser;
        this.page = new PagePacking(Math.max(512, length / BYTES_PER_FILE));
    }

    /**
     * @throws UnreadablePage if it is not JSON or not a project page
     */
    static PackedPage read(byte[] body) throws IOException, UnreadablePage {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new JsonPage(parser, body.length).read();
        }
    }

    /**
     * @param expected about how many bytes will come
     * @throws UnreadablePage if it is not JSON or not a project page
     */
    static PackedPage read(InputStream body, int expected) throws IOException, UnreadablePage {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return new JsonPage(parser, expected).read();
        }
    }

    private PackedPage read() throws IOException, UnreadablePage {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadablePage("is JSON but not an object");
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (key) {
                    case "meta" -> meta(value);
                    case "files" -> files(value);
                    default -> parser.skipChildren();
                }
            }
            if (!hasFiles) {
                throw new UnreadablePage("is JSON but has no `files`, as a project page must");
            }
            if (parser.nextToken() != null) {
                throw new UnreadablePage("has text after the end of its JSON");
            }
        } catch (JsonEOFException e) {
            throw new UnreadablePage("ends in the middle of its JSON");
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new UnreadablePage("is not valid JSON: " + Quoted.of(e.getOriginalMessage())
                    + (location == null ? "" : " at byte " + location.getByteOffset()));
        }
        return page.finish();
    }

    private void meta(JsonToken value) throws IOException, UnreadablePage {
        if (value != JsonToken.START_OBJECT) {
            wrong("meta", "an object", value);
            return;
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken inner = parser.nextToken();
            if (key.equals("api-version") && inner != JsonToken.VALUE_NULL) {
                String version = parser.getValueAsString("");
                if (!version.equals("1") && !version.startsWith("1.")) {
                    throw new UnreadablePage("speaks version `" + Quoted.of(version)
                            + "` of the repository API, and only 1.x is known (PEP 629)");
                }
            }
            parser.skipChildren();
        }
    }

    private void files(JsonToken value) throws IOException, UnreadablePage {
        if (value != JsonToken.START_ARRAY) {
            wrong("files", "an array", value);
            return;
        }
        hasFiles = true;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next != JsonToken.START_OBJECT) {
                throw new UnreadablePage("has " + kind(next) + " as " + where() + ", where an object belongs");
            }
            file();
        }
    }

    private void file() throws IOException, UnreadablePage {
        boolean coreMetadata = false;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (key) {
                case "filename" -> text(value, key, page.filename);
                case "url" -> text(value, key, page.url);
                case "hashes" -> hashes(value);
                case "requires-python" -> requiresPython(value);
                case "size" -> size(value);
                case "upload-time" -> text(value, key, page.uploadTime);
                case "yanked" -> yanked(value);
                case "core-metadata" -> {
                    coreMetadata = value != JsonToken.VALUE_NULL;
                    metadata(value, key);
                }
                case "dist-info-metadata", "data-dist-info-metadata" -> {
                    if (coreMetadata) {
                        parser.skipChildren();
                    } else {
                        metadata(value, key);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (!page.isNamed() || !page.isPlaced()) {
            throw new UnreadablePage("has no `" + (page.isNamed() ? "url" : "filename") + "` in " + where());
        }
        page.add();
    }

    private void text(JsonToken value, String key, Packing into) throws IOException, UnreadablePage {
        if (value == JsonToken.VALUE_STRING) {
            into.clear();
            into.chars(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else {
            wrong(key, "a string", value);
        }
    }

    private void hashes(JsonToken value) throws IOException, UnreadablePage {
        if (value != JsonToken.START_OBJECT) {
            wrong("hashes", "an object", value);
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken hex = parser.nextToken();
            if (hex == JsonToken.VALUE_STRING) {
                page.digest(name, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } else {
                wrong("hashes." + name, "a string", hex);
            }
        }
    }

    private void requiresPython(JsonToken value) throws IOException, UnreadablePage {
        if (value == JsonToken.VALUE_STRING) {
            page.requiresPython(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else {
            wrong("requires-python", "a string", value);
        }
    }

    private void size(JsonToken value) throws IOException, UnreadablePage {
        if (value != JsonToken.VALUE_NUMBER_INT) {
            wrong("size", "a whole number", value);
        } else if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            page.size(parser.getLongValue());
        }
    }

    private void yanked(JsonToken value) throws IOException, UnreadablePage {
        switch (value) {
            case VALUE_TRUE -> page.yanked("");
            case VALUE_STRING -> page.yanked(parser.getText());
            case VALUE_FALSE -> page.yanked(null);
            default -> wrong("yanked", "true, false or a string", value);
        }
    }

    private void metadata(JsonToken value, String key) throws IOException, UnreadablePage {
        switch (value) {
            case VALUE_TRUE -> page.metadata(true);
            case VALUE_FALSE -> page.metadata(false);
            case START_OBJECT -> {
                page.metadata(true);
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    if (parser.nextToken() == JsonToken.VALUE_STRING) {
                        page.metadataDigest(name, parser.getTextCharacters(), parser.getTextOffset(),
                                parser.getTextLength());
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            default -> wrong(key, "true, false or an object", value);
        }
    }

    /** Nothing said is fine; something else said is not. */
    private void wrong(String key, String expected, JsonToken value) throws UnreadablePage {
        if (value != JsonToken.VALUE_NULL) {
            throw new UnreadablePage("has " + kind(value) + " as `" + Quoted.of(key) + "`"
                    + (hasFiles ? " in " + where() : "") + ", where " + expected + " belongs");
        }
    }

    private String where() {
        return page.isNamed() ? "the file `" + Quoted.of(page.filename.toString()) + "`" : "file number " + (page.size() + 1);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> "something";
        };
    }
}
