package dev.postern.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A secret that can be found again in every form in which it may leave the program. */
final class Canary {
    private static final int UNALIGNED = 3;

    private final String text;
    private final Set<String> forms;

    private Canary(String text) {
        this.text = text;
        this.forms =
                Set.copyOf(Stream.concat(Stream.of(text, URLEncoder.encode(text, UTF_8), HexFormat.of().formatHex(text.getBytes(UTF_8))),
                        inBase64(text)).toList());
    }

    /** A secret that no other test has. */
    static Canary named(String name) {
        return new Canary("tweet-" + name + "-S3cr3t/word");
    }

    /** Encoded by itself, and behind a user name of any length: its middle looks the same for each of three alignments. */
    private static Stream<String> inBase64(String text) {
        return Stream.of("", "a", "ab").map(before -> Base64.getEncoder().withoutPadding().encodeToString((before + text).getBytes(UTF_8)))
                .map(code -> code.substring(UNALIGNED + 1, code.length() - UNALIGNED));
    }

    String text() {
        return text;
    }

    String urlEncoded() {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Whether any form of it is in this text. */
    boolean isIn(String where) {
        return forms.stream().anyMatch(where::contains);
    }

    /** The files below a folder that hold it in their names or contents. */
    List<Path> filesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> isIn(folder.relativize(path).toString()) || Files.isRegularFile(path) && isIn(content(path)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
