package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Exchanges the identity token of a CI job for an access token of the platform. */
final class Exchange {
    private final JfrogSettings.Exchange settings;
    private final AccessService service;
    private final IdentityTokens identity;

    Exchange(JfrogSettings.Exchange settings, AccessService service, IdentityTokens identity) {
        this.settings = settings;
        this.service = service;
        this.identity = identity;
    }

    /** Two jobs of one machine have different identities, so a token that stands in a variable is part of the name by its digest. */
    StoreKey storeKey(Platform platform) {
        return new StoreKey(JfrogCredentials.NAME, platform + " by " + settings.provider().orElse("") + " " + settings.audience() + " "
                + settings.project().orElse("") + " " + settings.mapping().orElse("") + " " + settings.job()
                + settings.token().map(t -> " " + Ways.digest(t)).orElse(""));
    }

    CredentialLookup get(JfrogIndex index) {
        IdentityTokenLookup said = settings.token()
                .<IdentityTokenLookup>map(token -> new IdentityTokenLookup.Issued(token, "`JFROG_CLI_OIDC_EXCHANGE_TOKEN_ID`"))
                .orElseGet(() -> identity.lookup(settings.audience()));
        return switch (said) {
            case IdentityTokenLookup.Issued issued ->
                    Way.lookup(index, service.exchange(index.platform(), fields(issued)), Optional.empty());
            case IdentityTokenLookup.NotIssued _ -> new CredentialLookup.Refused(
                    "`POSTERN_JFROG_OIDC_PROVIDER` names a provider, but no CI service vouches for this process", Optional.empty());
            case IdentityTokenLookup.Refused refused ->
                    new CredentialLookup.Refused(refused.issuer() + " gives no identity token: " + refused.detail(), Optional.empty());
        };
    }

    private Map<String, Secret> fields(IdentityTokenLookup.Issued issued) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        fields.put("subject_token", issued.token());
        fields.put("provider_name", Secret.of(settings.provider().orElse("")));
        fields.put("provider_type", Secret.of(settings.type().orElseGet(() -> type(issued.issuer()))));
        settings.project().ifPresent(project -> fields.put("project_key", Secret.of(project)));
        settings.mapping().ifPresent(mapping -> fields.put("identity_mapping_name", Secret.of(mapping)));
        return fields;
    }

    private static String type(String issuer) {
        return issuer.startsWith("GitHub") ? "GitHub" : issuer.startsWith("Azure") ? "Azure" : "GenericOidc";
    }
}
