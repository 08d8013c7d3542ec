package dev.postern.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end: numbers as varints (seven bits a byte, low ones first), texts as UTF-8 behind their length. */
final class Packing {

    private byte[] bytes;
    private int length;

    Packing(int expected) {
        bytes = new byte[expected];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    Packing u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Four bytes, so that a place can be computed. */
    Packing i32(int value) {
        return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
    }

    Packing varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    Packing raw(byte[] from, int start, int count) {
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
        return this;
    }

    Packing text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return varint(utf8.length).raw(utf8, 0, utf8.length);
    }

    /** Characters without a length before them. */
    Packing chars(char[] from, int start, int count) {
        room(count);
        for (int i = start; i < start + count; i++) {
            if (from[i] >= 0x80) {
                byte[] utf8 = new String(from, i, start + count - i).getBytes(StandardCharsets.UTF_8);
                return raw(utf8, 0, utf8.length);
            }
            bytes[length++] = (byte) from[i];
        }
        return this;
    }

    boolean sameAs(byte[] other, int start, int count) {
        return Arrays.equals(bytes, 0, length, other, start, start + count);
    }

    boolean endsWith(Packing other) {
        return length >= other.length
                && Arrays.equals(bytes, length - other.length, length, other.bytes, 0, other.length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, length + length / 2 + 64));
        }
    }
}
