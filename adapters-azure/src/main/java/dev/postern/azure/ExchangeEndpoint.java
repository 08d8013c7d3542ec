package dev.postern.azure;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where session tokens are made. The feed names it, and a token of a person goes there: so it must be Microsoft's own, or on this
 * machine if the feed is.
 */
record ExchangeEndpoint(Realm realm) {

    private static final List<String> EXACT = List.of("vsspsext.visualstudio.com", "vsspsext.dev.azure.com");
    private static final List<String> BELOW =
            List.of("vssps.visualstudio.com", "vssps.dev.azure.com", "vssps.codedev.ms", "vssps.vsts.me");

    /** @param feed the realm of the feed that names it */
    static Optional<ExchangeEndpoint> named(String text, Realm feed) {
        try {
            URI url = new URI(text.strip());
            Realm realm = Realm.of(url);
            boolean plain =
                    !realm.host().isEmpty() && url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null
                            && realm.path().lastIndexOf('/') <= 0;
            boolean standsIn = AzureHosts.isLoopback(realm) && AzureHosts.isLoopback(feed);
            return plain && (isMicrosofts(realm) || standsIn) ? Optional.of(new ExchangeEndpoint(realm)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isMicrosofts(Realm realm) {
        Stream<String> below = BELOW.stream().filter(name -> realm.host().equals(name) || realm.host().endsWith("." + name));
        return realm.scheme().equals("https") && realm.port() == 443
                && Stream.concat(EXACT.stream().filter(realm.host()::equals), below).findAny().isPresent();
    }

    /** @param type {@code SelfDescribing} or {@code Compact} */
    URI sessionTokens(String type) {
        return URI.create(realm + "/_apis/Token/SessionTokens?tokenType=" + type + "&api-version=5.0-preview.1");
    }
}
