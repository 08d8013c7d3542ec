package dev.postern.python;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postern.domain.build.HookCall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said to {@code hook.py} and what it says, as JSON in files. */
final class HookMessages {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long LARGEST_RESULT = 4L << 20;

    private HookMessages() {}

    /**
     * What the script wrote.
     *
     * @param key what kind of answer it is: {@code requires}, {@code dist_info}, {@code wheel}, {@code absent}, {@code unusable} or
     *     {@code failed}
     * @param values one text for all of them but {@code requires}
     */
    record Result(String key, List<String> values) {
        String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    /** @param backendPath absolute folders */
    static void write(Path request, HookCall call, List<Path> backendPath, Path output, Path result) throws IOException {
        try (OutputStream out = Files.newOutputStream(request); JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("hook", call.hook().text());
            json.writeStringField("backend", call.system().backend());
            texts(json, "backend_path", backendPath.stream().map(Path::toString).toList());
            json.writeStringField("output", output.toString());
            json.writeStringField("result", result.toString());
            json.writeObjectFieldStart("config_settings");
            for (Map.Entry<String, List<String>> setting : call.configSettings().entrySet()) {
                texts(json, setting.getKey(), setting.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Empty where nothing was written, or nothing that can be understood. */
    static Optional<Result> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_RESULT) {
                return Optional.empty();
            }
            try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
                return result(parser);
            }
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Result> result(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new HashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            List<String> values = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.VALUE_STRING) {
                    values.add(parser.getText());
                }
            } else {
                values.add(parser.getText());
            }
            fields.put(key, values);
        }
        return fields.entrySet().stream().findFirst().map(field -> new Result(field.getKey(), field.getValue()));
    }
}
