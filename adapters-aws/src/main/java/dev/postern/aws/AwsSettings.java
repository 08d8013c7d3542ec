package dev.postern.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose identity is used, and for how long its tokens hold.
 *
 * @param environment all variables of the caller, such as {@code AWS_PROFILE}; a {@code credential_process} gets them too
 * @param folder where relative paths begin
 * @param home the caller's home, below which {@code .aws} lies; empty if there is none
 * @param profile goes before {@code AWS_PROFILE}, and then the keys of the environment do not count
 * @param duration how long a token holds: 15 minutes to 12 hours, or zero for as long as the keys of a role; empty for what
 *     {@code keyringrc.cfg} says, else 12 hours
 */
public record AwsSettings(Map<String, String> environment, Path folder, Optional<Path> home, Optional<String> profile,
        Optional<Duration> duration) {

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofHours(12);

    /** @throws IllegalArgumentException for a duration that AWS does not take */
    public AwsSettings {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(folder);
        duration.ifPresent(chosen -> {
            if (!isTaken(chosen)) {
                throw new IllegalArgumentException("a token holds for 15 minutes to 12 hours, not for `" + chosen + "`");
            }
        });
    }

    /** Settings from the caller's variables; files are read when a URL of CodeArtifact is looked up. */
    public static AwsSettings from(Map<String, String> environment, Path folder, Optional<Path> home) {
        return new AwsSettings(environment, folder, home, Optional.empty(), Optional.empty());
    }

    public AwsSettings withProfile(String name) {
        return new AwsSettings(environment, folder, home, Optional.of(name), duration);
    }

    public AwsSettings withDuration(Duration chosen) {
        return new AwsSettings(environment, folder, home, profile, Optional.of(chosen));
    }

    static boolean isTaken(Duration duration) {
        return duration.isZero() || duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    /** Variables hold secrets: they do not print. */
    @Override
    public String toString() {
        return "aws" + profile.map(name -> ", profile `" + name + "`").orElse("") + ", home " + home.map(Path::toString).orElse("none");
    }
}
