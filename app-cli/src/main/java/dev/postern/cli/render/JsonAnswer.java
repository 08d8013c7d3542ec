package dev.postern.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.resolution.ResolvedPackage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes an answer as JSON; the form is described in {@code docs/json.md} and only ever grows. */
public final class JsonAnswer {

    private JsonAnswer() {}

    /** The whole text, with a line break at the end. */
    public static String of(Resolution.Resolved resolved) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("packages");
            for (ResolvedPackage chosen : resolved.packages()) {
                write(json, chosen);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("warnings");
            for (ResolutionWarning warning : resolved.warnings()) {
                json.writeString(warning.text());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, ResolvedPackage chosen) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", chosen.name().text());
        json.writeStringField("version", chosen.version().toString());
        json.writeArrayFieldStart("extras");
        for (var extra : chosen.extras()) {
            json.writeString(extra.text());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("index");
        json.writeStringField("name", chosen.index().displayName());
        json.writeStringField("url", chosen.index().location().toString());
        json.writeEndObject();
        json.writeStringField("file", chosen.chosen().filename().text());
        json.writeArrayFieldStart("files");
        for (Distribution file : chosen.files()) {
            write(json, file);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("required-by");
        for (Dependent dependent : chosen.dependents()) {
            json.writeString(switch (dependent) {
                case Dependent.Written(var origin) -> origin.annotation();
                case Dependent.Required(var name, var extra) -> name + extra.map(e -> "[" + e + "]").orElse("");
            });
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Distribution file) throws IOException {
        json.writeStartObject();
        json.writeStringField("filename", file.filename().text());
        json.writeStringField("url", file.url().toString());
        json.writeObjectFieldStart("hashes");
        for (Digest digest : file.digests()) {
            json.writeStringField(digest.algorithm().name().toLowerCase(Locale.ROOT), digest.hex());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
