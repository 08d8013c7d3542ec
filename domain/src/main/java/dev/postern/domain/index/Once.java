package dev.postern.domain.index;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is computed by whoever asks first, while the others wait; a computation that throws may be tried again. */
final class Once<T> {

    private volatile Optional<T> value = Optional.empty();

    Optional<T> known() {
        return value;
    }

    T get(Supplier<T> computation) {
        Optional<T> known = value;
        return known.isPresent() ? known.get() : compute(computation);
    }

    /** Takes over a value that came otherwise, if there is none yet. */
    void offer(T given) {
        if (value.isEmpty()) {
            value = Optional.of(given);
        }
    }

    private synchronized T compute(Supplier<T> computation) {
        if (value.isEmpty()) {
            offer(computation.get());
        }
        return value.orElseThrow();
    }
}
