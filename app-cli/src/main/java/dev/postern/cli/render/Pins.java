package dev.postern.cli.render;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.util.HashMap;
import java.util.Map;

/** Reads the exact versions of an earlier answer; lines that pin nothing say nothing. */
public final class Pins {

    private Pins() {}

    /** The pinned versions of a requirements text. */
    public static Map<PackageName, Version> of(String text) {
        Map<PackageName, Version> pins = new HashMap<>();
        for (String line : text.lines().toList()) {
            String requirement = line.replaceFirst("(^|\\s)(#|--hash).*", "").replaceFirst("\\\\\\s*$", "").strip();
            if (requirement.contains("==")) {
                try {
                    Requirement pin = Requirement.parse(requirement);
                    pin.specifiers().singleExactPin().ifPresent(version -> pins.put(pin.name(), version));
                } catch (MalformedRequirement malformed) {
                    // not a line of ours: it keeps nothing
                }
            }
        }
        return pins;
    }
}
