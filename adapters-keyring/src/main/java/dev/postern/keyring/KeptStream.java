package dev.postern.keyring;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A stream of a command: read to its end by a thread of its own, and kept up to a limit. */
final class KeptStream {
    private static final int BUFFER = 8 << 10;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private KeptStream(InputStream stream) {
        this.reader = Thread.ofPlatform().daemon().name("command-output").unstarted(() -> read(stream));
    }

    static KeptStream of(InputStream stream) {
        KeptStream kept = new KeptStream(stream);
        kept.reader.start();
        return kept;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[BUFFER];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, TokenCommands.MOST_BYTES - kept.size()));
            }
        } catch (IOException closed) {
            // a command that is killed closes its streams under whoever reads them
            return;
        }
    }

    /**
     * What was said, without the last line end.
     *
     * @param end of the wait for the stream's own end, by {@link System#nanoTime()}
     */
    Secret text(long end) throws InterruptedException {
        reader.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 0)));
        String text = kept.toString(StandardCharsets.UTF_8);
        int length = text.length();
        length -= length > 0 && text.charAt(length - 1) == '\n' ? 1 : 0;
        length -= length > 0 && length < text.length() && text.charAt(length - 1) == '\r' ? 1 : 0;
        return Secret.of(text.substring(0, length));
    }
}
