package dev.postern.aws;

/** A service of AWS that is asked. */
enum Service {
    CODEARTIFACT("codeartifact", "codeartifact"),
    STS("sts", "sts"),
    SSO("sso", "portal.sso"),
    SSO_OIDC("sso_oidc", "oidc"),
    SIGNIN("signin", "signin");

    private final String id;
    private final String host;

    Service(String id, String host) {
        this.id = id;
        this.host = host;
    }

    /** As a {@code [services]} section spells it, and in capitals a variable {@code AWS_ENDPOINT_URL_…}. */
    String id() {
        return id;
    }

    /** What its hosts begin with. */
    String host() {
        return host;
    }
}
