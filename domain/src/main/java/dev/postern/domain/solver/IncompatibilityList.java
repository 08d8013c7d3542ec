package dev.postern.domain.solver;

import java.util.Arrays;

/** Incompatibilities that speak of one package, oldest first. */
final class IncompatibilityList {

    private Incompatibility[] items;
    private int size;

    IncompatibilityList() {
        items = new Incompatibility[8];
    }

    IncompatibilityList(IncompatibilityList other) {
        items = other.items.clone();
        size = other.size;
    }

    int size() {
        return size;
    }

    Incompatibility get(int index) {
        return items[index];
    }

    void add(Incompatibility item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    /** Takes out an item, which is more often near the end. */
    void remove(Incompatibility item) {
        int place = size - 1;
        while (items[place].id() != item.id()) {
            place--;
        }
        size--;
        System.arraycopy(items, place + 1, items, place, size - place);
    }
}
