package dev.postern.domain.solver;

import java.util.Arrays;

/** A growing stack of numbers without boxes. */
final class IntStack {

    private int[] values;
    private int size;

    IntStack() {
        values = new int[64];
    }

    IntStack(IntStack other) {
        values = other.values.clone();
        size = other.size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }

    int peek() {
        return values[size - 1];
    }

    int get(int index) {
        return values[index];
    }

    boolean contains(int value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        size = 0;
    }
}
