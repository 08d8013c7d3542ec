package dev.postern.http;

import dev.postern.http.Reply.Answer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A body without its content coding (RFC 9110 §8.4), and never more of it than a limit: a small file can unpack to a very large one. */
final class DecodedBody extends FilterInputStream {

    private static final int BUFFER = 16 << 10;

    private long left;

    private DecodedBody(InputStream in, long limit) {
        super(in);
        left = limit;
    }

    /** More came than the limit allows. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Whether bytes came compressed. */
    static boolean isEncoded(Answer answer) {
        return !coding(answer).isEmpty();
    }

    static InputStream open(Answer answer, long limit) throws IOException {
        String coding = coding(answer);
        return switch (coding) {
            case "" -> new DecodedBody(answer.body().stream(), limit);
            case "gzip", "x-gzip" -> new DecodedBody(new GZIPInputStream(answer.body().stream(), BUFFER), limit);
            default -> throw new IOException("the content coding `" + Quoted.of(coding) + "` was not asked for");
        };
    }

    /** All of it. */
    static byte[] bytes(Answer answer, long limit) throws IOException {
        if (!isEncoded(answer)) {
            if (answer.body().length() > limit) {
                throw new TooLong();
            }
            return answer.body().bytes();
        }
        try (InputStream in = open(answer, limit)) {
            return in.readAllBytes();
        }
    }

    private static String coding(Answer answer) {
        String coding = answer.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return coding.equals("identity") ? "" : coding;
    }

    static InputStream limited(InputStream in, long limit) {
        return new DecodedBody(in, limit);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0 && --left < 0) {
            throw new TooLong();
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            left -= count;
            if (left < 0) {
                throw new TooLong();
            }
        }
        return count;
    }
}
