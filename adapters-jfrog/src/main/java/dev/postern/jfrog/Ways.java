package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The ways to a credential for an index, the first to be gone first. */
final class Ways {
    private static final int PREFIX = 16;

    private final JfrogSettings settings;
    private final Platforms platforms;
    private final Exchange exchange;
    private final Renewals renewals;
    private final CredentialStore store;

    Ways(JfrogSettings settings, Platforms platforms, Exchange exchange, Renewals renewals, CredentialStore store) {
        this.settings = settings;
        this.platforms = platforms;
        this.exchange = exchange;
        this.renewals = renewals;
        this.store = store;
    }

    /** Lazily: nothing is read for a way that nobody goes. */
    Stream<Way> all(JfrogIndex index, CredentialRequest request) {
        return ways(index).filter(way -> isOpen(way, request));
    }

    Optional<Way> first(JfrogIndex index, CredentialRequest request) {
        return all(index, request).findFirst();
    }

    /** Whether there is a token of which nobody knows where it may go. */
    boolean hasHomelessToken() {
        return settings.url().isEmpty() && (settings.accessToken().isPresent() || settings.password().isPresent());
    }

    private Stream<Way> ways(JfrogIndex index) {
        return Stream.<Supplier<Stream<Way>>>of(() -> variables(index).stream(), () -> exchanged(index).stream(),
                () -> login(index).stream(), () -> platforms.servers(index).stream().flatMap(server -> server(index, server).stream()))
                .flatMap(Supplier::get);
    }

    /** What was refused and cannot be renewed leads nowhere any more. */
    private static boolean isOpen(Way way, CredentialRequest request) {
        return !(way instanceof Way.Known known && request.hasRejected(JfrogCredentials.NAME, known.credential()));
    }

    /** The variables belong to the platform of {@code JF_URL} alone: no other platform gets to see them. */
    private Optional<Way> variables(JfrogIndex index) {
        Optional<Secret> secret = settings.accessToken().or(settings::password);
        return secret.filter(given -> platforms.ofVariable().filter(index.platform()::isSame).isPresent())
                .map(given -> JfrogToken.of(given).credential(settings.user())).map(credential -> new Way.Known(index, credential));
    }

    private Optional<Way> exchanged(JfrogIndex index) {
        return settings.exchange().provider().map(provider -> new Way.Exchanged(index, exchange));
    }

    private Optional<Way> login(JfrogIndex index) {
        StoreKey key = TokenPair.login(index.platform());
        return TokenPair.find(store, key).map(pair -> new Way.Renewed(index, renewals,
                new Renewals.Renewable(index.platform(), key, pair, false, false), Optional.empty()));
    }

    private Optional<Way> server(JfrogIndex index, CliServer server) {
        Optional<JfrogToken> token = server.token();
        if (token.isPresent() && server.renewal().isPresent()) {
            CliServer.Renewal renewal = server.renewal().get();
            TokenPair pair = new TokenPair(token.get().text(), Optional.of(renewal.token()), Optional.empty());
            return Optional.of(new Way.Renewed(index, renewals, new Renewals.Renewable(server.platform(), key(server, renewal.token()),
                    pair, renewal.isOfArtifactory(), true), server.user()));
        }
        Optional<Credential> known = token.map(found -> found.credential(server.user())).or(server::login);
        return known.map(credential -> new Way.Known(index, credential));
    }

    /** Once the file has another refresh token, what was renewed with the old one is out of date. */
    private static StoreKey key(CliServer server, Secret renewal) {
        return new StoreKey(TokenPair.SERVICE, server.platform() + " of " + server.id() + " " + digest(renewal));
    }

    /** Tells one secret from another without telling either. */
    static String digest(Secret secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, PREFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
