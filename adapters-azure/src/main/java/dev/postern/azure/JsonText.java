package dev.postern.azure;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.postern.domain.credential.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads JSON (RFC 8259) that may hold secrets, so that no message quotes it. Names of fields are taken in any case, as Microsoft's services do. */
final class JsonText {

    /** What was read, or where it went wrong. */
    record Reading(JsonNode root, Optional<String> fault) {}

    private static final int MOST = 1 << 20;
    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = mapper(false);
    private static final JsonMapper LENIENT = mapper(true);

    private JsonText() {}

    private static JsonMapper mapper(boolean singleQuotes) {
        JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(JsonReadFeature.ALLOW_SINGLE_QUOTES.mappedFeature(), singleQuotes).build();
        mapper.getFactory().setStreamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(MOST).maxDocumentLength(MOST).build());
        return mapper;
    }

    /** An answer of a service; anything that is not one object is as good as empty. */
    static JsonNode answer(Secret text) {
        return read(text, MAPPER).root();
    }

    /** What a person wrote, with single quotes where a shell demanded them. */
    static Reading written(Secret text) {
        return read(text, LENIENT);
    }

    private static Reading read(Secret text, JsonMapper mapper) {
        if (text.reveal().length() > MOST) {
            return new Reading(MissingNode.getInstance(), Optional.of("is longer than 1 MiB"));
        }
        try {
            JsonNode root = mapper.readTree(text.reveal());
            return root != null && root.isObject() ? new Reading(root, Optional.empty())
                    : new Reading(MissingNode.getInstance(), Optional.of("is not a JSON object"));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new Reading(MissingNode.getInstance(), Optional.of("is not JSON" + place));
        }
    }

    /** The field with this name in any case. */
    static JsonNode field(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        return object.properties().stream().filter(field -> field.getKey().equalsIgnoreCase(name)).map(field -> field.getValue())
                .findFirst().orElseGet(MissingNode::getInstance);
    }

    /** A text that is not blank. */
    static Optional<String> text(JsonNode object, String name) {
        JsonNode value = field(object, name);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue().strip()) : Optional.empty();
    }

    /** A count of seconds, as a number or as digits. */
    static Optional<Long> seconds(JsonNode object, String name) {
        JsonNode value = field(object, name);
        String digits = value.isIntegralNumber() || value.isTextual() ? value.asText().strip() : "";
        return digits.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** A moment in seconds since 1970. */
    static Optional<Instant> moment(JsonNode object, String name) {
        return seconds(object, name).map(Instant::ofEpochSecond);
    }

    /** A moment as ISO 8601 writes it; without an offset it is UTC. */
    static Optional<Instant> date(JsonNode object, String name) {
        return text(object, name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text.matches(".*(Z|[+-][0-9:]+)$") ? text : text + "Z").toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
