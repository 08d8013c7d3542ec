package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives numbers to what the solver decides about. */
final class Packages {

    /** What a number stands for. */
    sealed interface Kind {
        /** The question itself. */
        record Root() implements Kind {}

        /** The Python that everything must run on: it has no versions, so that needing another one is a conflict. */
        record Python() implements Kind {}

        /** A project. */
        record Base(PackageName name) implements Kind {}

        /** A project with an extra: stands for the project and for {@link Part} of it, both of the same version. */
        record WithExtra(PackageName name, ExtraName extra) implements Kind {}

        /** What an extra of a project needs beside the project itself. */
        record Part(PackageName name, ExtraName extra) implements Kind {}
    }

    static final int ROOT = 0;
    static final int PYTHON = 1;

    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Kind, Integer> numbers = new HashMap<>();
    private final Map<PackageName, Integer> families = new HashMap<>();

    Packages() {
        number(new Kind.Root());
        number(new Kind.Python());
    }

    int base(PackageName name) {
        return number(new Kind.Base(name));
    }

    int withExtra(PackageName name, ExtraName extra) {
        return number(new Kind.WithExtra(name, extra));
    }

    int part(PackageName name, ExtraName extra) {
        return number(new Kind.Part(name, extra));
    }

    Kind kind(int number) {
        return kinds.get(number);
    }

    /** All that is decided together for one name; 0 is nobody's. */
    int family(PackageName name) {
        return families.computeIfAbsent(name, _ -> families.size() + 1);
    }

    Optional<PackageName> nameOf(int number) {
        return switch (kind(number)) {
            case Kind.Root _,Kind.Python _ -> Optional.empty();
            case Kind.Base(PackageName name) -> Optional.of(name);
            case Kind.WithExtra(PackageName name, ExtraName _) -> Optional.of(name);
            case Kind.Part(PackageName name, ExtraName _) -> Optional.of(name);
        };
    }

    Optional<ExtraName> extraOf(int number) {
        return switch (kind(number)) {
            case Kind.Root _,Kind.Python _,Kind.Base _ -> Optional.empty();
            case Kind.WithExtra(PackageName _, ExtraName extra) -> Optional.of(extra);
            case Kind.Part(PackageName _, ExtraName extra) -> Optional.of(extra);
        };
    }

    private int number(Kind kind) {
        Integer known = numbers.get(kind);
        if (known != null) {
            return known;
        }
        kinds.add(kind);
        numbers.put(kind, kinds.size() - 1);
        return kinds.size() - 1;
    }
}
