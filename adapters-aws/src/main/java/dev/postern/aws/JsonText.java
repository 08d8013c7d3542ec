package dev.postern.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object from a server, a command or a file. It may hold secrets: it does not print. Lists are not kept: none is needed. */
final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(1 << 20).build()).build();

    /** Text, numbers, booleans and objects. */
    private final Map<String, Object> members;

    private JsonText(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads an object.
     *
     * @throws MalformedText for anything else
     */
    static JsonText parse(Secret text) throws MalformedText {
        return parse(text.reveal());
    }

    static JsonText parse(String text) throws MalformedText {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw MalformedText.of("it is no JSON object");
            }
            JsonText object = object(parser);
            if (parser.nextToken() != null) {
                throw MalformedText.of("something stands behind the JSON object");
            }
            return object;
        } catch (IOException e) {
            // the parser's message quotes the text
            throw MalformedText.of("it is no JSON");
        }
    }

    private static JsonText object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> members.put(name, object(parser));
                case START_ARRAY -> parser.skipChildren();
                case VALUE_STRING -> members.put(name, parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        members.put(name, parser.getText().length() > 40 ? "" : new BigDecimal(parser.getText()));
                case VALUE_TRUE -> members.put(name, true);
                case VALUE_FALSE -> members.put(name, false);
                case VALUE_NULL -> members.remove(name);
                case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IOException("no value");
            }
        }
        return new JsonText(members);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    Optional<JsonText> object(String name) {
        return members.get(name) instanceof JsonText object ? Optional.of(object) : Optional.empty();
    }

    Optional<BigDecimal> number(String name) {
        return members.get(name) instanceof BigDecimal number && number.abs().compareTo(new BigDecimal("1e15")) < 0
                && number.scale() > -20 && number.scale() < 40 ? Optional.of(number) : Optional.empty();
    }

    /** A point in time as ISO 8601 writes it; AWS's older tools end it with {@code UTC}. */
    Optional<Instant> time(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text.endsWith("UTC") ? text.substring(0, text.length() - 3) + "Z" : text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /** With another text member. */
    JsonText with(String name, String value) {
        return changed(name, value);
    }

    JsonText with(String name, long value) {
        return changed(name, BigDecimal.valueOf(value));
    }

    JsonText with(String name, JsonText value) {
        return changed(name, value);
    }

    private JsonText changed(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonText(changed);
    }

    /** An object without members. */
    static JsonText empty() {
        return new JsonText(Map.of());
    }

    /** As it is written. */
    Secret written() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return Secret.of(text.toString());
    }

    private void write(JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            generator.writeFieldName(member.getKey());
            switch (member.getValue()) {
                case JsonText object -> object.write(generator);
                case BigDecimal number -> generator.writeNumber(number);
                case Boolean truth -> generator.writeBoolean(truth);
                case Object text -> generator.writeString(text.toString());
            }
        }
        generator.writeEndObject();
    }

    @Override
    public String toString() {
        return "JSON with " + members.keySet();
    }
}
