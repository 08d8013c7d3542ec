package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What signs requests to AWS.
 *
 * @param sessionToken belongs to keys that end
 * @param expires when they end, if that is known
 * @param origin whose they are
 */
record AwsKeys(String accessKeyId, Secret secretKey, Optional<Secret> sessionToken, Optional<Instant> expires, Origin origin) {

    /**
     * Where an identity comes from.
     *
     * @param text for people, such as {@code profile `work`}
     * @param renewal what to do when it has ended, as a sentence without a period
     */
    record Origin(String text, Optional<String> renewal) {

        /** Whose profile cannot be renewed by a command. */
        static Origin ofProfile(String name) {
            return new Origin("profile `" + name + "`", Optional.empty());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Keys that do not end. */
    static AwsKeys lasting(String accessKeyId, Secret secretKey, Optional<Secret> sessionToken, Origin origin) {
        return new AwsKeys(accessKeyId, secretKey, sessionToken, Optional.empty(), origin);
    }
}
