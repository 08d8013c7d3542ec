package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All indexes of one run, in the order in which they are searched, and the route that each project takes through them.
 *
 * <p>Of several definitions of one name the first counts, and of several defaults the first; the claims of those that do
 * not count still hold, since a name must not lose its owner because somebody points its index elsewhere.
 */
public final class IndexCatalog {

    /** One index's claim on a name. */
    public record Owner(Index index, NamePattern claim) {}

    /**
     * A package that comes from one index only, because its project says so.
     *
     * @param origin where it says so
     */
    public record Pin(PackageName project, IndexName index, SettingOrigin origin) {}

    private final List<Index> indexes;
    private final List<Index> searchOrder;
    private final List<Index> findLinks;
    private final boolean noIndex;

    private IndexCatalog(List<Index> indexes, List<Index> findLinks, boolean noIndex) {
        this.indexes = List.copyOf(indexes);
        this.searchOrder = searchOrder(indexes);
        this.findLinks = List.copyOf(findLinks);
        this.noIndex = noIndex;
    }

    /**
     * The catalogue of these settings. The public index is added as the default unless another index is.
     *
     * @param configured in order of priority, first to be asked first
     * @param findLinks flat places whose files are added to those of every index
     * @param noIndex whether all indexes, with their claims, are switched off
     * @throws InvalidCatalog if they contradict each other
     */
    public static IndexCatalog of(List<Index> configured, List<Index> findLinks, boolean noIndex) {
        List<CatalogProblem> problems = CatalogCheck.problems(configured);
        if (!problems.isEmpty()) {
            throw new InvalidCatalog(problems);
        }
        return new IndexCatalog(CatalogMerge.effective(configured), findLinks, noIndex);
    }

    public static IndexCatalog of(List<Index> configured) {
        return of(configured, List.of(), false);
    }

    /** Every index that counts, explicit ones too, as configured; the default last if nobody configured it. */
    public List<Index> indexes() {
        return noIndex ? List.of() : indexes;
    }

    /** Those that are asked for names without pin and claim, first to be asked first. */
    public List<Index> searchOrder() {
        return noIndex ? List.of() : searchOrder;
    }

    public List<Index> findLinks() {
        return findLinks;
    }

    public boolean noIndex() {
        return noIndex;
    }

    public Optional<Index> named(IndexName name) {
        return indexes.stream().filter(index -> index.name().filter(name::equals).isPresent()).findFirst();
    }

    /** The index that claims this name, if one does. */
    public Optional<Owner> ownerOf(PackageName project) {
        for (Index index : indexes) {
            for (NamePattern claim : index.claims()) {
                if (claim.matches(project)) {
                    return Optional.of(new Owner(index, claim));
                }
            }
        }
        return Optional.empty();
    }

    /** What is wrong with pins that hold at the same time. */
    public List<CatalogProblem> problemsOfPins(Collection<Pin> pins) {
        List<CatalogProblem> problems = new ArrayList<>();
        Map<PackageName, Pin> known = new HashMap<>();
        for (Pin pin : pins) {
            Optional<Index> pinned = named(pin.index());
            Pin other = known.putIfAbsent(pin.project(), pin);
            if (pinned.isEmpty()) {
                problems.add(undeclared(pin));
            } else if (other != null && !other.index().equals(pin.index())) {
                problems.add(new CatalogProblem.ConflictingPins(other, pin));
            }
            ownerOf(pin.project()).filter(owner -> pinned.isPresent() && !owner.index().equals(pinned.get()))
                    .ifPresent(owner -> problems.add(new CatalogProblem.PinAgainstClaim(pin, owner.index(), owner.claim())));
        }
        return List.copyOf(problems);
    }

    private CatalogProblem undeclared(Pin pin) {
        return new CatalogProblem.UndeclaredIndex(pin, indexes.stream().flatMap(index -> index.name().stream()).toList());
    }

    /**
     * Where this project is looked for. A claim goes before everything; a pin before the search order.
     *
     * @throws InvalidCatalog if the pin names an index that is not declared
     */
    public IndexRoute route(PackageName project, Optional<IndexName> pin) {
        if (noIndex) {
            return new IndexRoute(project, List.of(), IndexRoute.Rule.NO_INDEX, Optional.empty(), pin.isPresent() ? List.of() : findLinks);
        }
        Optional<Owner> owner = ownerOf(project);
        if (owner.isPresent()) {
            return new IndexRoute(project, List.of(owner.get().index()), IndexRoute.Rule.CLAIM, Optional.of(owner.get().claim()),
                    List.of());
        }
        if (pin.isPresent()) {
            Index pinned = named(pin.get())
                    .orElseThrow(() -> new InvalidCatalog(List.of(undeclared(new Pin(project, pin.get(), SettingOrigin.BUILT_IN)))));
            return new IndexRoute(project, List.of(pinned), IndexRoute.Rule.PIN, Optional.empty(), List.of());
        }
        return new IndexRoute(project, searchOrder, IndexRoute.Rule.STRATEGY, Optional.empty(), findLinks);
    }

    /** Implicit ones in order, then the default; a place is asked once. */
    private static List<Index> searchOrder(List<Index> indexes) {
        List<Index> order = new ArrayList<>();
        for (boolean last : new boolean[] {false, true}) {
            for (Index index : indexes) {
                boolean known = order.stream().anyMatch(index::isSamePlaceAs);
                if (index.isDefault() == last && !index.explicit() && !known) {
                    order.add(index);
                }
            }
        }
        return List.copyOf(order);
    }
}
