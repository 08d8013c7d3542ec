package dev.postern.python;

import dev.postern.domain.credential.CredentialedUrl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a program's output, as a person may see them: of bearable length, without control characters and passwords in URLs. */
final class OutputTail {
    private static final int LINES = 40;
    private static final int LONGEST_LINE = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean cut;

    synchronized void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                endLine();
            } else if (b == '\r' && (i + 1 >= count || bytes[i + 1] != '\n')) {
                // a progress bar writes over itself
                length = 0;
                cut = false;
            } else if (length < LONGEST_LINE) {
                line[length++] = b;
            } else {
                cut = true;
            }
        }
    }

    private void endLine() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
                .replace('\t', ' ').replaceAll("\\p{Cntrl}", "").stripTrailing();
        lines.addLast(CredentialedUrl.masked(text) + (cut ? "…" : ""));
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
        length = 0;
        cut = false;
    }

    synchronized List<String> lines() {
        if (length > 0) {
            endLine();
        }
        return List.copyOf(lines);
    }
}
