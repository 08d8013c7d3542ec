package dev.postern.aws;

import java.util.Optional;

/**
 * What the search for an identity works with.
 *
 * @param endpoints as the chosen profile says
 * @param region of the index, for whoever says nothing else
 */
record Search(Means means, CallerFiles files, ProfileFiles profiles, Endpoints endpoints, String region) {

    /** The region in which a profile's identity is asked for. */
    String regionOf(Profile profile) {
        Optional<String> variable = files.variable("AWS_DEFAULT_REGION").or(() -> files.variable("AWS_REGION"));
        return variable.or(() -> profile.text("region")).orElse(region);
    }
}
