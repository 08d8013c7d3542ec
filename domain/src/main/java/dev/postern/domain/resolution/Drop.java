package dev.postern.domain.resolution;

import dev.postern.domain.environment.TagMatch;
import dev.postern.domain.index.Trail;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;

/** Why versions of a package cannot be used. */
public sealed interface Drop extends Reason {

    /** It was yanked, and nobody pins it. */
    record Yanked(String reason) implements Drop {}

    /**
     * No wheel fits and there is no source distribution to build one from.
     *
     * @param mismatch the part of the tags that keeps the most promising wheel out
     * @param tags those of the wheels that there are
     */
    record NoMatchingWheel(TagMatch.Reason mismatch, List<String> tags) implements Drop {
        public NoMatchingWheel {
            tags = List.copyOf(tags);
        }
    }

    /** Building is switched off, and there is no usable wheel. */
    record NoBuild() implements Drop {}

    /** Wheels are switched off, and there is no source distribution. */
    record NoBinary() implements Drop {}

    /** The source distribution has a format that is no longer allowed (PEP 625). */
    record OldArchiveFormat(String filename) implements Drop {}

    /** It has no file that can be used at all. */
    record NoFiles() implements Drop {}

    /** None of its files has a hash that the requirements ask for; this is one of them. */
    record WrongHash(String filename) implements Drop {}

    /** It does not run on the wanted Python, as its metadata says (the index page does not). */
    record RequiresPython(VersionSpecifiers specifiers) implements Drop {}

    /** Its metadata cannot be read. */
    record InvalidMetadata(String detail) implements Drop {}

    /** Its dependencies are only known once it is built. */
    record NeedsBuild(String detail) implements Drop {}

    /** What would be needed is not in the cache, and the network is off. */
    record Offline(String detail) implements Drop {}

    /** It needs something in a range that holds no version at all. */
    record ImpossibleNeed(String requirement) implements Drop {}

    /** Another Python than the wanted one is needed; there is none to choose from. */
    record OtherPython() implements Drop {}

    /** No index has the project. */
    record NotFound(Trail trail) implements Drop {}
}
