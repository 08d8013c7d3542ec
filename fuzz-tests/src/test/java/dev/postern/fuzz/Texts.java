package dev.postern.fuzz;

import java.nio.charset.StandardCharsets;

/** What a fuzzer's bytes are as text: broken sequences become replacement characters, as where text is read from outside. */
public final class Texts {

    private Texts() {}

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
