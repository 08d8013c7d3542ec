package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Admission;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.Offer;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the indexes offer of one project, in the order in which versions are tried. Files that are too new do not exist here; they are
 * kept aside for hints. Not for concurrent use.
 */
final class Project {

    /** One version as one index offers it; find-links files come with the first index's. */
    record Item(Version version, Index index, List<Distribution> files) {}

    private final PackageName name;
    private final ProjectFinding finding;
    private final ReleaseGate gate;
    private final List<Slot> slots = new ArrayList<>();
    private final Version[] known;
    private final TreeMap<Version, Admission> tooNew = new TreeMap<>();

    /** A version to be tried, its files read when they are asked for. */
    private final class Slot {
        private final Version version;
        private final ProjectPage page;
        private final List<ProjectPage> links;

        Slot(Version version, ProjectPage page, List<ProjectPage> links) {
            this.version = version;
            this.page = page;
            this.links = links;
        }

        Item item() {
            List<Distribution> own = admitted(page, version);
            if (links.isEmpty()) {
                return new Item(version, page.index(), own);
            }
            List<Distribution> files = new ArrayList<>();
            links.forEach(link -> files.addAll(admitted(link, version)));
            Index index = files.isEmpty() ? page.index() : links.getFirst().index();
            files.addAll(own);
            return new Item(version, index, files);
        }
    }

    private final Map<Slot, Item> items = new HashMap<>();

    Project(PackageName name, ProjectFinding finding, IndexStrategy strategy, ReleaseGate gate, boolean lowestFirst) {
        this.name = name;
        this.finding = finding;
        this.gate = gate;
        Comparator<Version> order = lowestFirst ? Comparator.naturalOrder() : Comparator.reverseOrder();
        if (finding instanceof ProjectFinding.Found(List<ProjectPage> pages, List<ProjectPage> findLinks, var _)) {
            fill(pages, findLinks, strategy, order);
        }
        this.known = slots.stream().map(slot -> slot.version).sorted().distinct().toArray(Version[]::new);
    }

    ProjectFinding finding() {
        return finding;
    }

    PackageName name() {
        return name;
    }

    /** Every version that exists for this resolution, ascending. */
    List<Version> known() {
        return Arrays.asList(known);
    }

    /** Versions all of whose files are too new, with the rule that says so. */
    NavigableMap<Version, Admission> tooNew() {
        return tooNew;
    }

    int size() {
        return slots.size();
    }

    Version versionAt(int position) {
        return slots.get(position).version;
    }

    Index indexAt(int position) {
        return slots.get(position).page.index();
    }

    Item itemAt(int position) {
        return items.computeIfAbsent(slots.get(position), Slot::item);
    }

    /** The widest range around a version in which no other known version lies. */
    VersionRange widened(Version version) {
        int at = Arrays.binarySearch(known, version);
        if (at < 0) {
            return VersionRange.singleton(version);
        }
        VersionRange range = at == 0 ? VersionRange.full() : VersionRange.above(known[at - 1]);
        return at == known.length - 1 ? range : range.intersection(VersionRange.below(known[at + 1]));
    }

    private void fill(List<ProjectPage> pages, List<ProjectPage> findLinks, IndexStrategy strategy, Comparator<Version> order) {
        if (pages.isEmpty()) {
            TreeSet<Version> versions = new TreeSet<>(order);
            findLinks.forEach(page -> versions.addAll(page.versions()));
            versions.forEach(version -> addLinks(version, findLinks));
            return;
        }
        for (Offer offer : strategy.offers(pages, order)) {
            add(new Slot(offer.version(), offer.page(), listing(findLinks, offer.version())));
        }
        if (!findLinks.isEmpty()) {
            addUnlisted(pages, findLinks, order);
        }
    }

    private void addUnlisted(List<ProjectPage> pages, List<ProjectPage> findLinks, Comparator<Version> order) {
        TreeSet<Version> missing = new TreeSet<>(order);
        findLinks.forEach(page -> missing.addAll(page.versions()));
        pages.forEach(page -> page.versions().forEach(missing::remove));
        missing.forEach(version -> addLinks(version, findLinks));
        slots.sort(Comparator.comparing(slot -> slot.version, order));
    }

    private void addLinks(Version version, List<ProjectPage> findLinks) {
        List<ProjectPage> having = listing(findLinks, version);
        add(new Slot(version, having.getFirst(), having.subList(1, having.size())));
    }

    private static List<ProjectPage> listing(List<ProjectPage> pages, Version version) {
        return pages.isEmpty() ? List.of() : pages.stream().filter(page -> !page.distributions(version).isEmpty()).toList();
    }

    private void add(Slot slot) {
        if (gate.isOpen(slot.page.index(), name) || !slot.item().files().isEmpty()) {
            slots.add(slot);
            return;
        }
        List<Distribution> all = slot.page.distributions(slot.version);
        if (!all.isEmpty()) {
            tooNew.put(slot.version, gate.admit(slot.page.index(), name, all.getFirst()));
        }
    }

    private List<Distribution> admitted(ProjectPage page, Version version) {
        List<Distribution> files = page.distributions(version);
        if (gate.isOpen(page.index(), name)) {
            return files;
        }
        return files.stream().filter(file -> gate.admit(page.index(), name, file).isAdmitted()).toList();
    }

    /** The first index that has a page of it. */
    Optional<Index> pageIndex() {
        return finding instanceof ProjectFinding.Found found
                ? found.pages().stream().findFirst().or(() -> found.findLinks().stream().findFirst()).map(ProjectPage::index)
                : Optional.empty();
    }
}
