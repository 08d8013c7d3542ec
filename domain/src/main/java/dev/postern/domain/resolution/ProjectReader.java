package dev.postern.domain.resolution;

import dev.postern.domain.index.Admission;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.Offer;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the releases of a project's pages on shelves, in the order of the strategy. Find-links pages are part of every shelf, whatever
 * the strategy; they neither shadow other versions nor are shadowed.
 */
final class ProjectReader {

    private final IndexStrategy strategy;
    private final ReleaseGate gate;

    ProjectReader(IndexStrategy strategy, ReleaseGate gate) {
        this.strategy = strategy;
        this.gate = gate;
    }

    /** A page that came ahead of need. */
    Project read(PackageName name, ProjectPage page, boolean lowestFirst) {
        Trail none = new Trail(new IndexRoute(name, List.of(page.index()), IndexRoute.Rule.STRATEGY, Optional.empty(), List.of()), strategy,
                List.of());
        return read(name, new ProjectFinding.Found(List.of(page), List.of(), none), lowestFirst, null);
    }

    /** @param early what was read of a page that came ahead of need: not read again, if it is the one that was found */
    Project read(PackageName name, ProjectFinding finding, boolean lowestFirst, Dossier.@Nullable Early early) {
        TreeMap<Version, Admission> tooNew = new TreeMap<>();
        if (!(finding instanceof ProjectFinding.Found(List<ProjectPage> pages, List<ProjectPage> links, var _))) {
            return new Project(name, finding, List.of(), lowestFirst, tooNew);
        }
        if (early != null && links.isEmpty() && pages.equals(List.of(early.page()))) {
            return early.project().with(finding);
        }
        Comparator<Version> order = lowestFirst ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Shelf> shelves = new ArrayList<>();
        for (List<Release> run : runs(pages, links, order)) {
            shelves.add(new Shelf(admitted(name, run, tooNew), lowestFirst));
        }
        return new Project(name, finding, shelves, lowestFirst, tooNew);
    }

    private List<List<Release>> runs(List<ProjectPage> pages, List<ProjectPage> links, Comparator<Version> order) {
        if (pages.isEmpty()) {
            return List.of(withLinks(List.of(), links, order));
        }
        List<List<Release>> runs = new ArrayList<>();
        List<Release> run = new ArrayList<>();
        ProjectPage current = pages.getFirst();
        for (Offer offer : strategy.offers(pages, order)) {
            if (strategy == IndexStrategy.UNSAFE_FIRST_MATCH && !offer.page().index().equals(current.index())) {
                runs.add(withLinks(run, links, order));
                run = new ArrayList<>();
                current = offer.page();
            }
            run.add(new Release(offer.version(), linking(links, offer.version(), offer.page())));
        }
        runs.add(withLinks(run, links, order));
        return runs;
    }

    private static List<ProjectPage> linking(List<ProjectPage> links, Version version, ProjectPage page) {
        if (links.isEmpty()) {
            return List.of(page);
        }
        List<ProjectPage> all = new ArrayList<>(listing(links, version));
        all.add(page);
        return all;
    }

    private static List<ProjectPage> listing(List<ProjectPage> links, Version version) {
        return links.stream().filter(link -> !link.distributions(version).isEmpty()).toList();
    }

    /** Adds the versions that only find-links have. */
    private static List<Release> withLinks(List<Release> run, List<ProjectPage> links, Comparator<Version> order) {
        if (links.isEmpty()) {
            return run;
        }
        TreeSet<Version> missing = new TreeSet<>();
        links.forEach(link -> missing.addAll(link.versions()));
        run.forEach(release -> missing.remove(release.version()));
        List<Release> all = new ArrayList<>(run);
        missing.forEach(version -> all.add(new Release(version, listing(links, version))));
        all.sort(Comparator.comparing(Release::version, order));
        return all;
    }

    private List<Release> admitted(PackageName name, List<Release> run, Map<Version, Admission> tooNew) {
        Map<Index, Boolean> open = new HashMap<>();
        List<Release> admitted = new ArrayList<>(run.size());
        for (Release release : run) {
            boolean ungated = release.isEveryIndex(index -> open.computeIfAbsent(index, any -> gate.isOpen(any, name)));
            Optional<Admission> refusal = ungated ? Optional.empty() : refusal(name, release);
            if (refusal.isEmpty()) {
                admitted.add(release);
            } else {
                tooNew.put(release.version(), refusal.get());
            }
        }
        return admitted;
    }

    /** What is said of the first file, if no file is old enough. */
    private Optional<Admission> refusal(PackageName name, Release release) {
        Optional<Admission> first = Optional.empty();
        for (Release.Listed listed : release.files()) {
            Admission verdict = gate.admit(listed.index(), name, listed.file());
            if (verdict.isAdmitted()) {
                return Optional.empty();
            }
            first = first.isPresent() ? first : Optional.of(verdict);
        }
        return first;
    }
}
