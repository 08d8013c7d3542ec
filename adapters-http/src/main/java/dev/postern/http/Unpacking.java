package dev.postern.http;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Packing} wrote. Damaged bytes end in an IndexOutOfBoundsException, never in a wild read. */
final class Unpacking {

    private final byte[] bytes;
    private int at;

    Unpacking(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int position() {
        return at;
    }

    int u8() {
        return bytes[at++] & 0xff;
    }

    int i32() {
        return u8() << 24 | u8() << 16 | u8() << 8 | u8();
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number without end");
    }

    int count() {
        long value = varint();
        if (value < 0 || value > bytes.length - at) {
            throw new IndexOutOfBoundsException("a length beyond the end");
        }
        return (int) value;
    }

    String text() {
        return text(count());
    }

    String text(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void skip(int length) {
        at += length;
    }

    /** So many bytes as hexadecimal digits. */
    String hex(int length) {
        byte[] digits = new byte[length * 2];
        for (int i = 0; i < length; i++) {
            int value = u8();
            digits[2 * i] = digit(value >>> 4);
            digits[2 * i + 1] = digit(value & 0xf);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static byte digit(int value) {
        return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
    }
}
