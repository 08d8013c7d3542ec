package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what went wrong out of an answer: code, trace, the server's time, and nothing else of its text. */
final class FaultReader {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9._]{0,79}");

    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9-]{8,80}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /** Actions that a minting needs. A denial names one of them; other words of it are not repeated. */
    private static final Pattern ACTION =
            Pattern.compile("(?:not authorized to perform|perform):? ?(codeartifact:GetAuthorizationToken|sts:[A-Za-z]{4,40})");

    private FaultReader() {}

    static ServiceReply.Fault read(TokenReply.Answered reply) {
        String code = reply.header("x-amzn-errortype").map(FaultReader::plain).or(() -> inJson(reply.body())).or(() -> inXml(reply.body()))
                .filter(text -> CODE.matcher(text).matches()).orElse("");
        Matcher action = ACTION.matcher(reply.body().reveal());
        return new ServiceReply.Fault(reply.status(), code, action.find() ? Optional.of(action.group(1)) : Optional.empty(),
                reply.header("x-amzn-requestid").or(() -> reply.header("x-amz-request-id")).filter(text -> TRACE.matcher(text).matches()),
                serverTime(reply),
                reply.header("retry-after").filter(text -> SECONDS.matcher(text).matches())
                        .map(text -> Duration.ofSeconds(Long.parseLong(text))));
    }

    /** When the server answered, by its own clock. */
    static Optional<Instant> serverTime(TokenReply.Answered reply) {
        return reply.header("date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** {@code aws.x#NameException:http://…} becomes {@code NameException}. */
    private static String plain(String text) {
        String head = text.split(":", 2)[0];
        return head.substring(head.lastIndexOf('#') + 1).strip();
    }

    private static Optional<String> inJson(Secret body) {
        try {
            JsonText json = JsonText.parse(body);
            return json.text("code").or(() -> json.text("Code")).or(() -> json.text("__type")).or(() -> json.text("error"))
                    .map(FaultReader::plain);
        } catch (MalformedText e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inXml(Secret body) {
        try {
            return StsText.parse(body).text("Code").map(Secret::reveal);
        } catch (MalformedText e) {
            return Optional.empty();
        }
    }
}
