package dev.postern.domain.solver;

import java.util.Arrays;

/** A heap of package numbers, greatest priority first; a priority stays as it was when it was last put in. */
final class DecisionQueue {

    private int[] heap = new int[64];
    private int size;
    private long[] priorities = new long[64];
    /** Where in the heap a package is, plus one; 0 when absent. */
    private int[] places = new int[64];

    DecisionQueue() {}

    DecisionQueue(DecisionQueue other) {
        heap = other.heap.clone();
        size = other.size;
        priorities = other.priorities.clone();
        places = other.places.clone();
    }

    boolean contains(int pkg) {
        return pkg < places.length && places[pkg] != 0;
    }

    void put(int pkg, long priority) {
        if (pkg >= places.length) {
            int length = Math.max(pkg + 1, places.length * 2);
            places = Arrays.copyOf(places, length);
            priorities = Arrays.copyOf(priorities, length);
        }
        priorities[pkg] = priority;
        int place = places[pkg];
        if (place == 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            place = ++size;
            set(place, pkg);
        }
        sink(rise(place));
    }

    void remove(int pkg) {
        if (!contains(pkg)) {
            return;
        }
        int place = places[pkg];
        places[pkg] = 0;
        int last = heap[size - 1];
        size--;
        if (last != pkg) {
            set(place, last);
            sink(rise(place));
        }
    }

    /** Takes out the package of greatest priority; -1 when there is none. */
    int poll() {
        if (size == 0) {
            return -1;
        }
        int first = heap[0];
        remove(first);
        return first;
    }

    private void set(int place, int pkg) {
        heap[place - 1] = pkg;
        places[pkg] = place;
    }

    private int rise(int place) {
        int pkg = heap[place - 1];
        while (place > 1 && priorities[heap[place / 2 - 1]] < priorities[pkg]) {
            set(place, heap[place / 2 - 1]);
            place /= 2;
        }
        set(place, pkg);
        return place;
    }

    private void sink(int place) {
        int pkg = heap[place - 1];
        while (place * 2 <= size) {
            int child = place * 2;
            if (child < size && priorities[heap[child]] > priorities[heap[child - 1]]) {
                child++;
            }
            if (priorities[heap[child - 1]] <= priorities[pkg]) {
                break;
            }
            set(place, heap[child - 1]);
            place = child;
        }
        set(place, pkg);
    }
}
