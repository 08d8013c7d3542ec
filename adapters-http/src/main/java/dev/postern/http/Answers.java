package dev.postern.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postern.http.Reply.Answer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Says in words what a server answered. */
final class Answers {

    private Answers() {}

    /** Such as: `https://host/simple/a/` answered 503 Service Unavailable after 4 attempts. */
    static String text(Answer answer, int attempts) {
        String status = answer.status() + reason(answer.status());
        String wait = Pauses.mayPass(answer.status())
                ? answer.header("retry-after").map(text -> " (`Retry-After: " + Quoted.of(text) + "`)").orElse("")
                : "";
        return "`" + answer.uri() + "` answered " + status + wait + again(attempts) + problem(answer).map(said -> ": " + said).orElse("");
    }

    static String text(Ask ask, Fetched.Failed failed) {
        return "`" + ask.call().uri() + "` " + failed.fault().detail() + again(failed.attempts());
    }

    /** Whether the status says that somebody may not have what he asks for. */
    static boolean isRefusal(int status) {
        return status == 401 || status == 403 || status == 407 || status == 511;
    }

    private static String again(int attempts) {
        return attempts > 1 ? " after " + attempts + " attempts" : "";
    }

    private static String reason(int status) {
        return switch (status) {
            case 203 -> " Non-Authoritative Information";
            case 302 -> " Found";
            case 400 -> " Bad Request";
            case 401 -> " Unauthorized";
            case 403 -> " Forbidden";
            case 404 -> " Not Found";
            case 407 -> " Proxy Authentication Required";
            case 408 -> " Request Timeout";
            case 410 -> " Gone";
            case 429 -> " Too Many Requests";
            case 500 -> " Internal Server Error";
            case 502 -> " Bad Gateway";
            case 503 -> " Service Unavailable";
            case 504 -> " Gateway Timeout";
            case 511 -> " Network Authentication Required";
            default -> "";
        };
    }

    /** What the server itself says about it, where it speaks RFC 9457. */
    private static Optional<String> problem(Answer answer) {
        String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/problem+json")) {
            return Optional.empty();
        }
        String title = "";
        String detail = "";
        try (JsonParser parser = new JsonFactory().createParser(answer.body().bytes())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                    boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                    if (text && key.equals("title")) {
                        title = parser.getText();
                    } else if (text && key.equals("detail")) {
                        detail = parser.getText();
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException _) {
            // then only the status is told
        }
        String said = title.isEmpty() || detail.isEmpty() ? title + detail : title + ": " + detail;
        return said.isBlank() ? Optional.empty() : Optional.of(Quoted.of(said));
    }
}
