package dev.postern.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.domain.credential.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object (RFC 8259) of which parts are secret: it prints nothing of itself, and a fault in it is told by its place. */
final class SecretJson {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(40).maxStringLength(1 << 18)
                    .maxDocumentLength(1 << 20).build())
            .build());

    private final JsonNode node;

    private SecretJson(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads an object.
     *
     * @throws MalformedJson if the text is anything else, such as the HTML of a proxy
     */
    static SecretJson parse(Secret text) {
        try {
            JsonNode node = MAPPER.readTree(text.reveal());
            if (!(node instanceof ObjectNode)) {
                throw new MalformedJson("no JSON object", 1, 1);
            }
            return new SecretJson(node);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new MalformedJson("no JSON", place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr());
        }
    }

    /** The text of an object with these fields: secrets, texts, numbers, and lists of texts. */
    static Secret write(Map<String, Object> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            switch (value) {
                case Secret secret -> object.put(name, secret.reveal());
                case Long number -> object.put(name, number);
                case List<?> texts -> texts.forEach(text -> object.withArrayProperty(name).add(String.valueOf(text)));
                case Object text -> object.put(name, text.toString());
            }
        });
        return Secret.of(object.toString());
    }

    /** A text that is not empty. */
    Optional<String> text(String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(text -> !text.isEmpty());
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    /** A whole number, also one that is written as a text. */
    OptionalLong number(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            return value.textValue().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(value.textValue())) : OptionalLong.empty();
        }
        return value.isNumber() && value.canConvertToLong() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    Optional<SecretJson> object(String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isObject).map(SecretJson::new);
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The fields whose values are texts. */
    Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> secret(name).ifPresent(value -> secrets.put(name, value)));
        return secrets;
    }

    @Override
    public String toString() {
        return "{****}";
    }
}
