package dev.postern.domain.environment;

import java.util.List;

/** Says that no platform has that name, and which names there are. */
public final class UnknownPlatform extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<String> known;

    UnknownPlatform(String name, List<String> known) {
        super("there is no platform `" + name + "`; known are `linux`, `macos`, `windows` and " + (known.size() - 3)
                + " more, such as `x86_64-manylinux_2_28`, `x86_64-unknown-linux-musl` and `aarch64-apple-darwin`");
        this.name = name;
        this.known = List.copyOf(known);
    }

    /** The names that there are. */
    public List<String> known() {
        return known;
    }

    public String name() {
        return name;
    }
}
