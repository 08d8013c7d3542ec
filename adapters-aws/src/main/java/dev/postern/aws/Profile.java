package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of one profile, session or section of AWS's files. They may be secrets: they do not print. */
final class Profile {

    /** A profile that says nothing. */
    static final Profile NONE = new Profile("default", Map.of());

    private final String name;
    private final Map<String, String> values;

    Profile(String name, Map<String, String> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    String name() {
        return name;
    }

    boolean has(String key) {
        return text(key).isPresent();
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    Optional<Secret> secret(String key) {
        return text(key).map(Secret::of);
    }

    boolean isSwitchedOn(String key) {
        return text(key).filter("true"::equalsIgnoreCase).isPresent();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** With the other's values, which go before these. */
    Profile with(Profile other) {
        Map<String, String> joined = new TreeMap<>(values);
        joined.putAll(other.values);
        return new Profile(name, joined);
    }

    Profile without(String... keys) {
        Map<String, String> fewer = new TreeMap<>(values);
        fewer.keySet().removeAll(java.util.List.of(keys));
        return new Profile(name, fewer);
    }

    /** What of it decides whose identity it is, for a hash: no secret. */
    Map<String, String> withoutSecrets() {
        Map<String, String> shown = new TreeMap<>(values);
        shown.keySet().removeIf(key -> key.contains("secret") || key.contains("token") && !key.endsWith("_file"));
        return shown;
    }

    @Override
    public String toString() {
        return "profile `" + name + "`";
    }
}
