package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The files of a page by version. */
final class PageListing {

    private final List<Version> versions;
    private final List<int[]> positions;
    private final AtomicReferenceArray<List<Distribution>> read;
    private final PageFileReader reader;

    private PageListing(SortedMap<Version, int[]> byVersion, PageFileReader reader) {
        versions = List.copyOf(byVersion.keySet());
        positions = List.copyOf(byVersion.values());
        read = new AtomicReferenceArray<>(positions.size());
        this.reader = reader;
    }

    static PageListing scan(PackageName project, URI base, PageFiles files) {
        Map<String, Positions> byText = new HashMap<>();
        String lastText = "";
        Positions last = new Positions();
        for (int at = 0; at < files.size(); at++) {
            String text = DistributionFilename.versionTextOf(files.filename(at), project);
            if (text.isEmpty()) {
                continue;
            }
            if (!text.equals(lastText)) {
                lastText = text;
                last = byText.computeIfAbsent(text, fresh -> new Positions());
            }
            last.add(at);
        }
        SortedMap<Version, int[]> byVersion = new TreeMap<>();
        byText.forEach((text, found) -> Version.tryParse(text)
                .ifPresent(version -> byVersion.merge(version, found.toArray(), PageListing::joined)));
        return new PageListing(byVersion, new PageFileReader(project, base, files));
    }

    List<Version> versions() {
        return versions;
    }

    List<Distribution> distributions(Version version) {
        int at = Collections.binarySearch(versions, version);
        if (at < 0) {
            return List.of();
        }
        List<Distribution> known = read.get(at);
        if (known != null) {
            return known;
        }
        List<Distribution> distributions = new ArrayList<>(positions.get(at).length);
        for (int position : positions.get(at)) {
            Optional<Distribution> distribution = reader.read(position);
            distribution.ifPresent(distributions::add);
        }
        List<Distribution> fresh = List.copyOf(distributions);
        read.set(at, fresh);
        return fresh;
    }

    /** Two spellings of one version, such as 1.0 and 1.0.0: page order again. */
    private static int[] joined(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        return all;
    }

    private static final class Positions {
        private int[] values = new int[4];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
