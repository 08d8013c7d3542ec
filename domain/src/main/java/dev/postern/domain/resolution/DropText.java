package dev.postern.domain.resolution;

import dev.postern.domain.environment.Tag;
import dev.postern.domain.environment.TagSet;

/** Says why versions cannot be used, as the end of a sentence that begins with them. */
final class DropText {

    private DropText() {}

    /** @param plural whether the sentence's subject is plural */
    static String of(Drop drop, TagSet tags, boolean plural) {
        String has = plural ? "have" : "has";
        return switch (drop) {
            case Drop.Yanked(String reason) ->
                    (plural ? "were" : "was") + " yanked" + (reason.isBlank() ? "" : " (reason: " + reason.strip() + ")");
            case Drop.NoMatchingWheel wheel -> has + " no wheel for " + switch (wheel.mismatch()) {
                case INVALID, PYTHON, PYTHON_VERSION_OF_ABI -> "the Python version" + example(tags, Tag::python);
                case ABI -> "the Python ABI" + example(tags, Tag::abi);
                case FREE_THREADED -> "a free-threaded Python";
                case PLATFORM -> "the platform" + example(tags, Tag::platform);
            };
            case Drop.NoBuild _ -> has + " no wheel that fits and may not be built";
            case Drop.NoBinary _ -> has + " only wheels, which may not be used";
            case Drop.OldArchiveFormat(String filename) ->
                    has + " a source distribution in a format that is not used any more (`" + filename + "`)";
            case Drop.NoFiles _ -> has + " no files that can be used";
            case Drop.WrongHash(String filename) ->
                    has + " only files with other hashes than the requirements ask for, such as `" + filename + "`";
            case Drop.RequiresPython(var specifiers) -> (plural ? "require" : "requires") + " Python " + specifiers;
            case Drop.InvalidMetadata(String detail) -> has + " invalid metadata: " + detail;
            case Drop.NeedsBuild _ ->
                    (plural ? "need" : "needs") + " to be built to know what " + (plural ? "they depend" : "it depends") + " on";
            case Drop.Offline _ -> (plural ? "are" : "is") + " not in the cache, and the network is off";
            case Drop.ImpossibleNeed(String requirement) ->
                    (plural ? "depend" : "depends") + " on " + requirement + ", which does not allow any versions";
            case Drop.OtherPython _ -> (plural ? "are" : "is") + " another Python than the wanted one";
            case Drop.NotFound _ -> (plural ? "were" : "was") + " not found in the package registry";
        };
    }

    private static String example(TagSet tags, java.util.function.Function<Tag, String> part) {
        return tags.best().map(tag -> " (`" + part.apply(tag) + "`)").orElse("");
    }
}
