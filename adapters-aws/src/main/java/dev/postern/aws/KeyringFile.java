package dev.postern.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code keyringrc.cfg} says for the Python keyring's backend of CodeArtifact: {@code [codeartifact]} for all, and {@code [codeartifact
 * domain="d" account="123456789012" region="r" name="repository"]} for what has all these. The section with the most of them
 * counts, and says before {@code [codeartifact]}; one of which anything differs does not, unlike in that backend.
 */
final class KeyringFile {
    private static final String NAME = "keyringrc.cfg";

    private record Part(Map<String, String> qualifiers, Profile options) {}

    private final List<Part> parts = new ArrayList<>();
    private final String place;

    private KeyringFile(String place) {
        this.place = place;
    }

    static KeyringFile of(CallerFiles files) throws Unobtainable {
        Optional<Path> path = path(files);
        KeyringFile keyring = new KeyringFile(path.map(file -> "`" + file + "`").orElse(""));
        if (path.isPresent()) {
            try {
                for (IniText.Section section : IniText.parse(files.text(path.get()).orElse(""), true).sections()) {
                    keyring.add(section);
                }
            } catch (MalformedText e) {
                throw Unobtainable.broken("`" + path.get() + "`, " + e.problem());
            }
        }
        return keyring;
    }

    private static Optional<Path> path(CallerFiles files) throws Unobtainable {
        if (files.hasBackslashes()) {
            Optional<String> data = files.variable("LOCALAPPDATA").or(() -> files.variable("ProgramData"));
            return data.isPresent() ? Optional.of(files.named(data.get()).resolve("Python Keyring").resolve(NAME)) : Optional.empty();
        }
        Optional<String> config = files.variable("XDG_CONFIG_HOME");
        return config.isPresent() ? Optional.of(files.named(config.get()).resolve("python_keyring").resolve(NAME))
                : files.belowHome(".config", "python_keyring", NAME);
    }

    private void add(IniText.Section section) throws MalformedText {
        List<String> words = ShellWords.split(section.name(), true);
        if (words.isEmpty() || !words.getFirst().equals("codeartifact")) {
            return;
        }
        Map<String, String> qualifiers = new HashMap<>();
        for (String word : words.subList(1, words.size())) {
            String[] pair = word.split("=", 2);
            qualifiers.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        parts.add(new Part(qualifiers, new Profile("codeartifact", section.values())));
    }

    /** Whether repositories of one domain can differ. */
    boolean tellsRepositoriesApart() {
        return parts.stream().anyMatch(part -> part.qualifiers().containsKey("name"));
    }

    /** The options for a URL. An identity of the closer section takes the place of any other. */
    Profile options(CodeArtifactUrl url) {
        Map<String, String> facts = new HashMap<>(Map.of("domain", url.domain(), "account", url.owner(), "region", url.region()));
        url.repository().ifPresent(name -> facts.put("name", name));
        Profile general = Profile.NONE;
        Profile closest = Profile.NONE;
        int most = 0;
        for (Part part : parts) {
            if (part.qualifiers().isEmpty()) {
                general = general.with(part.options());
            } else if (part.qualifiers().size() > most
                    && part.qualifiers().entrySet().stream().allMatch(one -> one.getValue().equals(facts.get(one.getKey())))) {
                closest = part.options();
                most = part.qualifiers().size();
            }
        }
        boolean hasIdentity = closest.has("profile_name") || closest.has("aws_access_key_id") || closest.has("aws_secret_access_key");
        return (hasIdentity ? general.without("profile_name", "aws_access_key_id", "aws_secret_access_key") : general).with(closest);
    }

    /** {@code token_duration} in seconds. */
    Optional<Duration> duration(Profile options) throws Unobtainable {
        Optional<String> text = options.text("token_duration");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text.filter(digits -> digits.matches("[0-9]{1,6}")).map(Long::parseLong).map(Duration::ofSeconds)
                .filter(AwsSettings::isTaken)
                .orElseThrow(() -> Unobtainable.refused("`token_duration` in " + place + " is neither 0 nor a number from 900 to 43200",
                        "correct it in " + place)));
    }

    /** Keys of its own. */
    Optional<AwsKeys> keys(Profile options) throws Unobtainable {
        Optional<String> id = options.text("aws_access_key_id");
        if (id.isPresent() != options.has("aws_secret_access_key")) {
            throw Unobtainable.refused(place + " has one of `aws_access_key_id` and `aws_secret_access_key`, not both",
                    "correct it in " + place);
        }
        AwsKeys.Origin origin = new AwsKeys.Origin(place, Optional.empty());
        return id.isEmpty() ? Optional.empty() : Optional.of(AwsKeys.lasting(StaticKeys.checked(id.get(), origin),
                options.secret("aws_secret_access_key").orElseThrow(), options.secret("aws_session_token"), origin));
    }
}
