package dev.postern.http;

import dev.postern.http.Reply.Cause;
import dev.postern.http.Reply.Fault;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the network throws into values, by type and never by message. */
final class Faults {

    private Faults() {}

    static Fault of(@Nullable Throwable thrown, HttpSettings.Network network) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return new Fault(Cause.CERTIFICATE, "has a certificate that is not trusted: " + reason(t));
            }
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Fault fault = known(t, network);
            if (fault != null) {
                return fault;
            }
        }
        return new Fault(Cause.LOST, "closed the connection before the answer was whole");
    }

    private static @Nullable Fault known(Throwable t, HttpSettings.Network network) {
        return switch (t) {
            case SSLException _ -> new Fault(Cause.HANDSHAKE, "could not agree on a TLS connection: " + reason(t));
            case UnknownHostException _ -> new Fault(Cause.CONNECTING, "has a host name that cannot be resolved");
            case ConnectTimeoutException _ ->
                    new Fault(Cause.CONNECTING, "did not accept a connection within " + seconds(network.connectTimeout()));
            case NoRouteToHostException _ -> new Fault(Cause.CONNECTING, "cannot be reached: there is no route to the host");
            case ConnectException _ -> new Fault(Cause.CONNECTING, "refused the connection");
            case TimeoutException _ -> silence(network);
            case TooLongFrameException _ ->
                    new Fault(Cause.NO_HTTP, "sent headers that are longer than " + Sizes.text(Wire.LONGEST_HEADERS));
            // the decoder's word for what is not of its protocol
            case IllegalArgumentException _ -> new Fault(Cause.NO_HTTP, "sent something that is not HTTP");
            case SocketException _ -> new Fault(Cause.LOST, "broke the connection off: " + reason(t));
            default -> null;
        };
    }

    /** The server was silent for longer than it may. */
    static Fault silence(HttpSettings.Network network) {
        return new Fault(Cause.TIMEOUT, "sent nothing for " + seconds(network.readTimeout()));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String reason(Throwable t) {
        String message = t.getMessage();
        return message == null ? t.getClass().getSimpleName() : message;
    }
}
