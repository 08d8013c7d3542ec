package dev.postern.http;

import java.nio.charset.StandardCharsets;

/** Bytes from some place of an array to its end: what is stored in the cache stands behind its head without being copied. */
final class Content {

    private final byte[] array;
    private final int start;

    private Content(byte[] array, int start) {
        this.array = array;
        this.start = start;
    }

    static Content of(byte[] bytes) {
        return new Content(bytes, 0);
    }

    static Content from(byte[] array, int start) {
        return new Content(array, start);
    }

    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    int length() {
        return array.length - start;
    }

    String text() {
        return new String(array, start, length(), StandardCharsets.UTF_8);
    }
}
