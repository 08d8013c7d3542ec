package dev.postern.http;

import dev.postern.http.Reply.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Turns the body of a successful answer into a page, by what the server says that it is. */
final class PageBody {

    /** Up to here the whole body is handed to the parser in one piece, which is faster. */
    private static final int IN_ONE_PIECE = 1 << 20;

    private PageBody() {}

    /** Readies the parser that most pages need. */
    static void prepare() {
        try {
            PackedPage _ = JsonPage.read("{\"files\":[]}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException | UnreadablePage e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page's files and what their addresses are relative to. */
    record Page(URI base, PackedPage files) {}

    static Page read(Answer answer) throws UnreadablePage {
        String contentType = answer.header("content-type").orElseThrow(() -> new UnreadablePage(
                "came without a `Content-Type`; expected `application/vnd.pypi.simple.v1+json` or `text/html`"));
        MediaType type = MediaType.of(contentType).orElseThrow(() -> new UnreadablePage("has the content type `"
                + Quoted.of(contentType) + "`; expected `application/vnd.pypi.simple.v1+json` or `text/html`"));
        try {
            return switch (type) {
                case JSON -> new Page(answer.uri(), json(answer));
                case HTML -> html(answer, contentType);
            };
        } catch (DecodedBody.TooLong e) {
            throw new UnreadablePage("is longer than " + Sizes.text(Sizes.PAGE) + " when decompressed");
        } catch (IOException e) {
            throw new UnreadablePage("cannot be decoded: " + Quoted.of(String.valueOf(e.getMessage())));
        }
    }

    private static PackedPage json(Answer answer) throws IOException, UnreadablePage {
        int length = (int) Math.min(answer.body().length(), Integer.MAX_VALUE);
        if (length <= IN_ONE_PIECE && !DecodedBody.isEncoded(answer)) {
            return JsonPage.read(answer.body().bytes());
        }
        try (InputStream in = DecodedBody.open(answer, Sizes.PAGE)) {
            return JsonPage.read(in, DecodedBody.isEncoded(answer) ? length * 4 : length);
        }
    }

    private static Page html(Answer answer, String contentType) throws IOException, UnreadablePage {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(DecodedBody.open(answer, Sizes.PAGE), charset(contentType)))) {
            HtmlPage.Read read = HtmlPage.read(in, answer.uri(), (int) Math.min(answer.body().length(), 1 << 22));
            return new Page(read.base(), read.files());
        }
    }

    private static Charset charset(String contentType) {
        try {
            return MediaType.charset(contentType).map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
