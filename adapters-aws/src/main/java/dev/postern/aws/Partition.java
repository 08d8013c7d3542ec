package dev.postern.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of AWS with its own names, as AWS's endpoint rules list them. */
enum Partition {
    CHINA("cn-[a-z]+-\\d+", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "on.amazonwebservices.com.cn", "signin.amazonaws.cn"),
    GOVERNMENT("us-gov-[a-z]+-\\d+", "amazonaws.com", "api.aws", "on.aws", "signin.amazonaws-us-gov.com"),
    SOVEREIGN("eusc-de-[a-z]+-\\d+", "amazonaws.eu", "api.amazonwebservices.eu", "on.amazonwebservices.eu", "signin.amazonaws-eusc.eu"),
    ISO("us-iso-[a-z]+-\\d+", "c2s.ic.gov", "api.aws.ic.gov", "on.aws.ic.gov", "signin.c2shome.ic.gov"),
    ISO_B("us-isob-[a-z]+-\\d+", "sc2s.sgov.gov", "api.aws.scloud", "on.aws.scloud", "signin.sc2shome.sgov.gov"),
    ISO_E("eu-isoe-[a-z]+-\\d+", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "on.cloud-aws.adc-e.uk", "signin.csphome.adc-e.uk"),
    ISO_F("us-isof-[a-z]+-\\d+", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "on.aws.hci.ic.gov", "signin.csphome.hci.ic.gov"),
    STANDARD("(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\\d+", "amazonaws.com", "api.aws", "on.aws", "signin.aws.amazon.com");

    private final Pattern regions;
    private final String suffix;
    private final String dualStackSuffix;
    private final String repositorySuffix;
    private final String signInSuffix;

    Partition(String regions, String suffix, String dualStackSuffix, String repositorySuffix, String signInSuffix) {
        this.regions = Pattern.compile(regions);
        this.suffix = suffix;
        this.dualStackSuffix = dualStackSuffix;
        this.repositorySuffix = repositorySuffix;
        this.signInSuffix = signInSuffix;
    }

    /** The partition of a region; empty for a text that names none, so that a region never smuggles in a foreign host. */
    static Optional<Partition> ofRegion(String region) {
        for (Partition partition : values()) {
            if (partition.regions.matcher(region).matches()) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    /** What hosts of services end with. */
    String suffix() {
        return suffix;
    }

    /** The same where IPv6 is spoken too. */
    String dualStackSuffix() {
        return dualStackSuffix;
    }

    /** What hosts of repositories end with where IPv6 is spoken too. */
    String repositorySuffix() {
        return repositorySuffix;
    }

    /** What comes behind the region where people sign in. */
    String signInSuffix() {
        return signInSuffix;
    }
}
