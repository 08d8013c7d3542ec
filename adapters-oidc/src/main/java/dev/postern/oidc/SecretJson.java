package dev.postern.oidc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

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

    /** The text of an object with these fields. */
    static Secret write(Map<String, Secret> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> object.put(name, value.reveal()));
        return Secret.of(object.toString());
    }

    /** The claims of a JWT (RFC 7519), unverified: whoever gets the token verifies it. */
    static Optional<SecretJson> claims(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        try {
            return parts.length == 3
                    ? Optional.of(parse(Secret.of(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it can stand in a header. */
    static boolean isSound(Secret token) {
        return !token.isEmpty() && token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
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

    /** The texts of a list, or the one text that stands in its place. */
    List<String> texts(String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? List.of(value.textValue())
                : StreamSupport.stream(value.spliterator(), false).filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    }

    @Override
    public String toString() {
        return "{****}";
    }
}
