package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.credential.TokenReply;
import java.util.Optional;

/**
 * Why Entra refused, as far as it may be shown: its own codes and the number of the trace, and nothing of its prose, which names people.
 *
 * @param error as OAuth 2.0 calls it (RFC 6749, section 5.2), or empty for an answer that is no refusal of Entra's
 * @param code such as 50076; 0 if there is none
 */
record EntraFault(int status, String error, int code, String trace) {

    static EntraFault of(TokenReply.Answered reply) {
        JsonNode body = JsonText.answer(reply.body());
        String error = JsonText.text(body, "error").filter(text -> text.matches("[a-z_]{1,64}")).orElse("");
        String trace = JsonText.text(body, "trace_id").filter(text -> text.matches("[0-9A-Za-z-]{1,64}")).orElse("");
        return new EntraFault(reply.status(), error, JsonText.field(body, "error_codes").path(0).asInt(0), trace);
    }

    boolean isRefusal() {
        return !error.isEmpty() && status >= 400 && status < 500 && status != 429;
    }

    /** In the vendor's terms. */
    SignIn explained(String who) {
        String place = (code == 0 ? error.isEmpty() ? "status " + status : "`" + error + "`" : "AADSTS" + code)
                + (trace.isEmpty() ? "" : ", trace `" + trace + "`");
        if (!isRefusal()) {
            return new SignIn.Failed("Entra did not answer for " + who + " as it should (" + place + ")");
        }
        return new SignIn.Denied(who + ": " + meaning() + " (" + place + ")", remedy());
    }

    private String meaning() {
        return switch (code) {
            case 50076, 50079, 50158, 50074 -> "multi-factor authentication is demanded, which takes a person";
            case 65001, 90094 -> "nobody has consented to this application in the tenant";
            case 53000, 53001, 53002, 53003 -> "a policy of conditional access forbids it";
            case 50173, 70043, 700082, 700084 -> "the login has ended";
            case 90002, 50020, 50034 -> "the account or tenant is not known there";
            case 700016, 700003 -> "the application is not known in the tenant";
            case 7000215 -> "the client secret is wrong";
            case 7000222 -> "the client secret has ended";
            case 700021, 700212, 700213, 700024, 700211 -> "no federated credential of the application fits this job or its token";
            case 700027 -> "the certificate is not registered with the application";
            default -> switch (error) {
                case "invalid_grant", "interaction_required" -> "signing in anew is demanded";
                case "invalid_client", "unauthorized_client" -> "the application is not let in";
                default -> "Entra refuses";
            };
        };
    }

    private Optional<String> remedy() {
        return switch (code) {
            case 65001, 90094 -> Optional.of("let an administrator consent, or name another application in `POSTERN_AZURE_CLIENT_ID`");
            case 7000215, 7000222 -> Optional.of("az ad app credential reset --id $AZURE_CLIENT_ID");
            case 700021, 700212, 700213, 700211 -> Optional.of("az ad app federated-credential list --id $AZURE_CLIENT_ID");
            default -> Optional.empty();
        };
    }
}
