package dev.postern.http;

import dev.postern.http.Reply.Cause;
import dev.postern.http.Reply.Fault;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way to the network: Vert.x with one client for each manner of TLS (HTTP/2 where the server offers it) and one for clear text. Each is started by the
 * first request that needs it, so that a run which is answered from the cache starts nothing.
 */
final class Wire implements AutoCloseable {

    /** In bytes. */
    static final int LONGEST_HEADERS = 64 << 10;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final HttpSettings settings;
    private final ProxyRules proxies;
    private final Map<TlsRules.Manner, Secured> secured = new HashMap<>();
    private final CertificateDemands demands = new CertificateDemands();
    private @Nullable Vertx vertx;
    private @Nullable WebClient clear;
    private boolean closed;

    /** What TLS needs for one manner of speaking it, found out for its first request. */
    private static final class Secured {
        private final TrustedRoots roots;
        private final ClientIdentity identity;
        private @Nullable WebClient client;

        Secured(TrustedRoots roots, ClientIdentity identity) {
            this.roots = roots;
            this.identity = identity;
        }
    }

    Wire(HttpSettings settings) {
        this.settings = settings;
        this.proxies = ProxyRules.of(settings.network().variables());
    }

    /** Sends one request; the future always completes with a value, on an event loop. Who completes it first breaks the request off. */
    CompletableFuture<Reply> send(Call call) {
        Optional<Fault> problem = isClosed() ? Optional.of(Fault.CLOSED) : untrusted(call);
        if (problem.isPresent()) {
            return CompletableFuture.completedFuture(problem.get());
        }
        return switch (proxies.choose(call.uri())) {
            case ProxyRules.Broken broken -> CompletableFuture.completedFuture(new Fault(Cause.PROXY_SETTINGS, broken.detail()));
            case ProxyRules.Direct _ -> send(call, request(call));
            case ProxyRules.Through through -> send(call, request(call).proxy(through.options()));
        };
    }

    /** Starts what a first request needs, and connects to nothing. */
    synchronized void prepare(Call call) {
        if (!closed && untrusted(call).isEmpty()) {
            HttpRequest<?> _ = request(call);
        }
    }

    /** Runs work after a pause; the pause does not occupy a thread. */
    void later(Duration pause, Runnable work) {
        if (isClosed()) {
            work.run();
        } else {
            vertx().setTimer(Math.max(1, pause.toMillis()), _ -> work.run());
        }
    }

    private Optional<Fault> untrusted(Call call) {
        if (!Origin.of(call.uri()).isSecure()) {
            return Optional.empty();
        }
        TlsRules.Manner manner = manner(call);
        Secured ready = secured(manner);
        return ready.roots.problem().filter(_ -> manner.verified()).map(why -> new Fault(Cause.CERTIFICATE, why))
                .or(() -> ready.identity.problem().map(why -> new Fault(Cause.CLIENT_CERTIFICATE, why)));
    }

    private HttpRequest<?> request(Call call) {
        Origin origin = Origin.of(call.uri());
        RequestOptions options = new RequestOptions().setMethod(method(call)).setHost(origin.host()).setPort(origin.port())
                .setSsl(origin.isSecure()).setURI(pathAndQuery(call));
        HttpRequest<?> request = (origin.isSecure() ? secure(manner(call)) : clear()).request(options)
                .idleTimeout(settings.network().readTimeout().toMillis());
        request.putHeader("user-agent", settings.userAgent());
        call.headers().forEach(request::putHeader);
        call.authorization().ifPresent(authorization -> request.putHeader("authorization", authorization.value()));
        return request;
    }

    private CompletableFuture<Reply> send(Call call, HttpRequest<?> request) {
        CompletableFuture<Reply> future = new CompletableFuture<>();
        Reception reception = new Reception(call, settings.network(), vertx(), future::isDone);
        HttpRequest<Void> prepared = request.as(reception);
        call.parcel().map(parcel -> prepared.sendBuffer(Buffer.buffer(parcel.body().reveal()))).orElseGet(prepared::send)
                .onComplete(done -> {
                    Reply reply = reception.reply(done.succeeded());
                    if (reply == null) {
                        reception.discard();
                        reply = isClosed() ? Fault.CLOSED : fault(call, done.cause());
                    }
                    if (!future.complete(reply)) {
                        reception.discard();
                    }
                });
        return future;
    }

    private static HttpMethod method(Call call) {
        return call.parcel().map(parcel -> HttpMethod.valueOf(parcel.method())).orElse(HttpMethod.GET);
    }

    private Fault fault(Call call, Throwable thrown) {
        Fault fault = Faults.of(thrown, settings.network());
        return fault.cause() == Cause.LOST && demands.wasAskedBy(Origin.of(call.uri()))
                ? new Fault(Cause.CLIENT_CERTIFICATE, "asked for a client certificate, got none and closed the connection")
                : fault;
    }

    private static String pathAndQuery(Call call) {
        String path = call.uri().getRawPath();
        String query = call.uri().getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private TlsRules.Manner manner(Call call) {
        return settings.network().tls().of(call.uri(), call.home());
    }

    private synchronized Secured secured(TlsRules.Manner manner) {
        return secured.computeIfAbsent(manner,
                _ -> new Secured(TrustedRoots.of(manner, settings.network()), ClientIdentity.of(manner)));
    }

    private synchronized WebClient secure(TlsRules.Manner manner) {
        Secured ready = secured(manner);
        if (ready.client == null) {
            WebClientOptions options = options();
            options.setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);
            options.setTrustAll(!manner.verified()).setVerifyHost(manner.verified());
            ready.roots.certificates().filter(_ -> manner.verified()).ifPresent(options::setTrustOptions);
            options.setKeyCertOptions(
                    ready.identity.options().<KeyCertOptions>map(own -> own).orElseGet(() -> KeyCertOptions.wrap(demands.factory())));
            ready.client = start(options);
        }
        return ready.client;
    }

    private synchronized WebClient clear() {
        if (clear == null) {
            clear = start(options());
        }
        return clear;
    }

    private WebClient start(WebClientOptions options) {
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(settings.concurrency()).setHttp2MaxSize(2);
        HttpClient connections = vertx().httpClientBuilder().with(options).with(pool)
                // the request that a broken connection carried fails by itself; without this Vert.x would log it too
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {})).build();
        WebClient client = WebClient.wrap(connections, options);
        ((WebClientInternal) client).addInterceptor(Wire::announce);
        return client;
    }

    /** Shows the head of a response to its {@link Reception}. The Web Client's public interface has no place for that. */
    private static void announce(HttpContext<?> context) {
        if (context.phase() == ClientPhase.RECEIVE_RESPONSE
                && context.request().bodyCodec() instanceof Reception reception) {
            reception.begin(context.clientResponse());
        }
        context.next();
    }

    private WebClientOptions options() {
        WebClientOptions options = new WebClientOptions();
        options.setUserAgentEnabled(false).setFollowRedirects(false);
        options.setConnectTimeout(Math.toIntExact(settings.network().connectTimeout().toMillis()));
        options.setSslHandshakeTimeout(settings.network().connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setMaxHeaderSize(LONGEST_HEADERS);
        return options;
    }

    private synchronized Vertx vertx() {
        if (closed) {
            throw new IllegalStateException("this connection to the network is closed");
        }
        if (vertx == null) {
            VertxOptions options = new VertxOptions().setEventLoopPoolSize(eventLoops()).setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1).setUseDaemonThread(true)
                    .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
                    .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)
                            .setClassPathResolvingEnabled(false));
            // where some library brings SLF4J without anybody behind it, Netty would load it to find that out
            InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
            vertx = Vertx.vertx(options);
        }
        return vertx;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isStarted() {
        return vertx != null;
    }

    private static int eventLoops() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    }

    /** Waits for Vert.x to end: otherwise the exit of the process takes a third of a second. */
    @Override
    public void close() {
        Vertx running;
        synchronized (this) {
            closed = true;
            running = vertx;
            vertx = null;
        }
        if (running != null) {
            try {
                running.close().await(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // its threads are daemons: they end with the process
            }
        }
    }
}
