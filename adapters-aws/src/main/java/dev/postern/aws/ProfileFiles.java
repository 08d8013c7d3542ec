package dev.postern.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code ~/.aws/config} and {@code ~/.aws/credentials} say ({@code AWS_CONFIG_FILE}, {@code AWS_SHARED_CREDENTIALS_FILE}).
 * In the first, a profile other than {@code default} is a section {@code [profile NAME]}; in the second, {@code [NAME]}.
 */
final class ProfileFiles {
    private final Map<String, Profile> configured = new TreeMap<>();
    private final Map<String, Profile> shared = new TreeMap<>();
    private final Map<String, Profile> sessions = new TreeMap<>();

    /** By section and service. */
    private final Map<String, Map<String, Map<String, String>>> services = new TreeMap<>();

    private ProfileFiles() {}

    static ProfileFiles of(CallerFiles files) throws Unobtainable {
        ProfileFiles profiles = new ProfileFiles();
        Optional<Path> config = place(files, "AWS_CONFIG_FILE", "config");
        if (config.isPresent()) {
            for (IniText.Section section : sections(files, config.get())) {
                profiles.addConfigured(section);
            }
        }
        Optional<Path> credentials = place(files, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
        if (credentials.isPresent()) {
            for (IniText.Section section : sections(files, credentials.get())) {
                add(profiles.shared, section.name(), section);
            }
        }
        return profiles;
    }

    private static Optional<Path> place(CallerFiles files, String variable, String name) throws Unobtainable {
        Optional<String> named = files.variable(variable);
        return named.isPresent() ? Optional.of(files.named(named.get())) : files.belowHome(".aws", name);
    }

    private static List<IniText.Section> sections(CallerFiles files, Path file) throws Unobtainable {
        try {
            return IniText.parse(files.text(file).orElse(""), false).sections();
        } catch (MalformedText e) {
            throw Unobtainable.broken("`" + file + "`, " + e.problem());
        }
    }

    private void addConfigured(IniText.Section section) {
        List<String> words;
        try {
            words = ShellWords.split(section.name(), true);
        } catch (MalformedText e) {
            return; // AWS's tools do not see such a section either
        }
        if (words.equals(List.of("default"))) {
            add(configured, "default", section);
        } else if (words.size() == 2 && words.getFirst().equals("profile")) {
            add(configured, words.getLast(), section);
        } else if (words.size() == 2 && words.getFirst().equals("sso-session")) {
            add(sessions, words.getLast(), section);
        } else if (words.size() == 2 && words.getFirst().equals("services")) {
            services.put(words.getLast(), section.nested());
        }
    }

    private static void add(Map<String, Profile> profiles, String name, IniText.Section section) {
        profiles.merge(name, new Profile(name, section.values()), Profile::with);
    }

    /** All that both files say about a profile; the second file goes before the first. */
    Optional<Profile> find(String name) {
        Optional<Profile> both = Optional.ofNullable(configured.get(name));
        Optional<Profile> keys = Optional.ofNullable(shared.get(name));
        return both.isPresent() && keys.isPresent() ? Optional.of(both.get().with(keys.get())) : both.or(() -> keys);
    }

    Profile configured(String name) {
        return configured.getOrDefault(name, new Profile(name, Map.of()));
    }

    Profile shared(String name) {
        return shared.getOrDefault(name, new Profile(name, Map.of()));
    }

    Optional<Profile> session(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    /** A service's endpoint in the {@code [services]} section that a profile names. */
    Optional<String> endpoint(Profile profile, String service) {
        return profile.text("services").flatMap(section -> Optional.ofNullable(services.get(section)))
                .flatMap(all -> Optional.ofNullable(all.get(service))).flatMap(one -> Optional.ofNullable(one.get("endpoint_url")));
    }

    /** All but secrets, for a hash. */
    String withoutSecrets() {
        StringBuilder text = new StringBuilder();
        for (Map<String, Profile> profiles : List.of(configured, shared, sessions)) {
            profiles.forEach((name, profile) -> text.append(name).append(profile.withoutSecrets()));
            text.append('\n');
        }
        return text.append(services).toString();
    }
}
