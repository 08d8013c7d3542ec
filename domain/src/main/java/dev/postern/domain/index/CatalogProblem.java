package dev.postern.domain.index;

import dev.postern.domain.index.IndexCatalog.Pin;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a set of configured indexes, with both places where two of them contradict each other. */
public sealed interface CatalogProblem {

    /** Two indexes of one file are both the default. */
    record TwoDefaults(Index first, Index second) implements CatalogProblem {}

    /** Two indexes of one file share a name and differ in place. */
    record DuplicateName(Index first, Index second) implements CatalogProblem {}

    /** An index is explicit, and nothing can name it. */
    record UnnamedExplicit(Index index) implements CatalogProblem {}

    /** Some name is claimed by two indexes. */
    record OverlappingClaims(Index first, NamePattern firstClaim, Index second, NamePattern secondClaim) implements CatalogProblem {}

    /**
     * A package is pinned to an index that is not declared.
     *
     * @param declared the names that are
     */
    record UndeclaredIndex(Pin pin, List<IndexName> declared) implements CatalogProblem {
        public UndeclaredIndex {
            declared = List.copyOf(declared);
        }
    }

    /** A package is pinned to one index and claimed by another. */
    record PinAgainstClaim(Pin pin, Index owner, NamePattern claim) implements CatalogProblem {}

    /** A package is pinned to two indexes at once. */
    record ConflictingPins(Pin first, Pin second) implements CatalogProblem {}

    /** What is wrong, and where. */
    default String message() {
        return switch (this) {
            case TwoDefaults p -> "two indexes are the default: " + place(p.first) + " and " + place(p.second);
            case DuplicateName p -> "two indexes are named `" + p.first.displayName() + "`: " + at(p.first) + " and " + at(p.second);
            case UnnamedExplicit p -> "the explicit index `" + p.index.location() + "` (" + p.index.origin() + ") has no name";
            case OverlappingClaims p -> "two indexes claim the same names: " + claim(p.first, p.firstClaim) + " and "
                    + claim(p.second, p.secondClaim);
            case UndeclaredIndex p -> pin(p.pin) + ", which is not declared";
            case PinAgainstClaim p -> pin(p.pin) + " and claimed by another: " + claim(p.owner, p.claim);
            case ConflictingPins p -> pin(p.second) + " and also to `" + p.first.index() + "` (" + p.first.origin() + ")";
        };
    }

    /** What to do about it. */
    default String hint() {
        return switch (this) {
            case TwoDefaults p -> "remove `default = true` from one of them";
            case DuplicateName p -> "give one of them another name";
            case UnnamedExplicit p -> "add `name = \"…\"`, so that packages can be pinned to it";
            case OverlappingClaims p -> "narrow one of the `packages` lists, so that each name has one owner";
            case UndeclaredIndex p -> "declare it in `[[tool.uv.index]]`, or correct the name in `tool.uv.sources`"
                    + (p.declared.isEmpty() ? "" : "; declared are " + quoted(p.declared));
            case ConflictingPins p -> "give the two sources `marker`s that exclude each other, or ask for one of the extras or groups only";
            case PinAgainstClaim p -> "remove the pin, or narrow the `packages` list of `" + p.owner.displayName() + "`";
        };
    }

    private static String pin(Pin pin) {
        String origin = pin.origin().equals(SettingOrigin.BUILT_IN) ? "" : pin.origin() + ": ";
        return origin + "`" + pin.project() + "` is pinned to the index `" + pin.index() + "`";
    }

    private static String quoted(List<IndexName> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String place(Index index) {
        return "`" + index.displayName() + "` (" + index.origin() + ")";
    }

    private static String at(Index index) {
        return "`" + index.location() + "` (" + index.origin() + ")";
    }

    private static String claim(Index index, NamePattern claim) {
        return "`" + claim + "` by `" + index.displayName() + "` (" + index.origin() + ")";
    }
}
