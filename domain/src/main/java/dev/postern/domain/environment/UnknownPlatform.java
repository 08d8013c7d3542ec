package dev.postern.domain.environment;

import java.util.List;

/** Says that no platform has that name, and which names there are. */
public final class UnknownPlatform extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownPlatform(String name, List<String> known) {
        super("there is no platform `" + name + "`; known are `" + String.join("`, `", known) + "`");
        this.name = name;
    }

    public String name() {
        return name;
    }
}
