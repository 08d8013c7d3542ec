package dev.postern.http;

import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexName;
import dev.postern.http.Reply.Fault;
import java.util.Locale;

/** What a person may do where an index gave no page: in one sentence, without a period. */
final class Remedies {

    /** Something came that is no page. */
    static final String NO_PAGE = "check the URL of the index, which often ends in `/simple/`, and whether it wants a credential";

    private static final String LATER = "try again later; if it stays so, tell who runs the index";

    private Remedies() {}

    /** The server refused. */
    static String ofRefusal(Index index, CredentialAnswer sent, int status) {
        if (status == 407) {
            return "the proxy wants a credential: put it into `HTTPS_PROXY` or `HTTP_PROXY`, as `http://user:password@host:port`";
        }
        if (status == 511) {
            return "this network wants you to sign in first: open any page in a browser";
        }
        if (sent instanceof CredentialAnswer.Granted granted) {
            return status == 401
                    ? "check the credential of this index: the one from `" + granted.source() + "` was sent and not accepted"
                    : "check whether the user of this credential, which came from `" + granted.source() + "`, may read this index";
        }
        return index.name().map(IndexName::text)
                .map(name -> "set `UV_INDEX_" + variable(name) + "_USERNAME` and `UV_INDEX_" + variable(name) + "_PASSWORD`")
                .orElse("give this index a name, as `--index NAME=URL` does, and set `UV_INDEX_<NAME>_USERNAME` and "
                        + "`UV_INDEX_<NAME>_PASSWORD`");
    }

    /** The server answered with a status that is neither success, absence nor refusal. */
    static String ofStatus(int status) {
        return Pauses.mayPass(status) ? LATER : "check the URL of the index, which often ends in `/simple/`";
    }

    /** There was no answer. */
    static String of(Fault fault) {
        return switch (fault.cause()) {
            case CONNECTING -> "check the URL, and that the index is running; a VPN or a proxy (`HTTPS_PROXY`) may be needed to reach it";
            case TIMEOUT -> "try again, or wait for longer, such as by `UV_HTTP_TIMEOUT=120`";
            case LOST, CLOSED -> LATER;
            case NO_HTTP -> "check the scheme, the host and the port of the URL";
            case CERTIFICATE -> "if a certificate of your own signed it, name that as the index's `ca` or with `SSL_CERT_FILE`";
            case HANDSHAKE -> "check the port of the URL; a server without TLS needs `http://`";
            case CLIENT_CERTIFICATE -> "give the index a `client-certificate`, with its `client-key`, or set `SSL_CLIENT_CERT`";
            case TOO_LARGE -> "no such file should be that large: check the URL, and tell who runs the index";
            case PROXY_SETTINGS -> "correct the variable, or unset it";
            case DISK -> "make room in the folder for temporary files";
        };
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
