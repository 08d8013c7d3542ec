package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link dev.postern.domain.index.DistributionSource} does, wherever the files lie. */
public abstract class DistributionSourceContract {

    private static final String MAIN = "main";

    private final PackageUniverse universe = new PackageUniverse();

    /** Serves this world by the implementation under test; closed by the contract. */
    protected abstract ServedUniverse serve(PackageUniverse described);

    private static Distribution file(ServedUniverse served, String project) {
        ProjectLookup answer = served.packages().lookup(served.index(MAIN), PackageName.of(project));
        assertThat(answer).isInstanceOf(ProjectLookup.Listed.class);
        var page = ((ProjectLookup.Listed) answer).page();
        return page.distributions(page.versions().getLast()).getFirst();
    }

    private static Path fetched(ServedUniverse served, Distribution file) {
        DistributionLookup answer = served.files().fetch(served.index(MAIN), file);
        assertThat(answer).isInstanceOf(DistributionLookup.Fetched.class);
        URI location = ((DistributionLookup.Fetched) answer).location();
        assertThat(location.getScheme()).isEqualTo("file");
        return Path.of(location);
    }

    private static Distribution with(Distribution file, List<Digest> digests) {
        return new Distribution(file.filename(), file.url(), digests, file.requiresPython(), file.yank(), file.size(), file.uploadTime(),
                file.metadata());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void a_file_comes_whole_and_under_its_own_name() {
        UniverseRelease release = universe.index(MAIN).with("a-b", "1.0");
        try (ServedUniverse served = serve(universe)) {
            Distribution file = file(served, "a-b");
            Path here = fetched(served, file);
            assertThat(here.getFileName()).hasToString(file.filename().text());
            assertThat(bytes(here)).isEqualTo(new UniverseFile(release, file.filename().text()).bytes());
        }
    }

    @Test
    public void what_was_fetched_tells_its_digest_whether_or_not_that_is_listed() {
        UniverseRelease release = universe.index(MAIN).with("a", "1.0").sdistOnly();
        try (ServedUniverse served = serve(universe)) {
            Distribution file = file(served, "a");
            for (Distribution asked : List.of(file, with(file, List.of()))) {
                assertThat(served.files().fetch(served.index(MAIN), asked)).isInstanceOfSatisfying(DistributionLookup.Fetched.class,
                        fetched -> assertThat(fetched.digest()).isEqualTo(release.files().getFirst().digest()));
            }
        }
    }

    @Test
    public void a_file_is_where_it_was_when_it_is_asked_for_again() {
        universe.index(MAIN).with("a", "1.0").sdistOnly();
        try (ServedUniverse served = serve(universe)) {
            assertThat(fetched(served, file(served, "a"))).isEqualTo(fetched(served, file(served, "a")));
        }
    }

    @Test
    public void a_file_without_a_listed_digest_comes_too() {
        universe.index(MAIN).with("a", "1.0").wheelOnly();
        try (ServedUniverse served = serve(universe)) {
            assertThat(bytes(fetched(served, with(file(served, "a"), List.of())))).isNotEmpty();
        }
    }

    @Test
    public void other_bytes_than_the_index_promised_are_refused() {
        universe.index(MAIN).with("a", "1.0").wheelOnly();
        try (ServedUniverse served = serve(universe)) {
            Distribution other = with(file(served, "a"), List.of(Digest.of("sha256", "0".repeat(64))));
            assertThat(served.files().fetch(served.index(MAIN), other)).isInstanceOfSatisfying(DistributionLookup.HashMismatch.class,
                    mismatch -> assertThat(mismatch.detail()).contains("0000").doesNotEndWith("."));
            assertThat(served.files().fetch(served.index(MAIN), other)).isInstanceOf(DistributionLookup.HashMismatch.class);
        }
    }

    @Test
    public void a_weak_digest_does_not_stand_in_for_a_strong_one() {
        universe.index(MAIN).with("a", "1.0").wheelOnly();
        try (ServedUniverse served = serve(universe)) {
            Distribution listed = file(served, "a");
            Distribution other = with(listed, List.of(Digest.of("md5", "0".repeat(32)), Digest.of("sha256", "0".repeat(64))));
            assertThat(served.files().fetch(served.index(MAIN), other)).isInstanceOf(DistributionLookup.HashMismatch.class);
        }
    }

    @Test
    public void a_file_that_is_gone_is_an_outcome() {
        universe.index(MAIN).with("a", "1.0").wheelOnly();
        try (ServedUniverse served = serve(universe)) {
            Distribution here = file(served, "a");
            Distribution gone = new Distribution(WheelFilename.parse("gone-9-py3-none-any.whl"),
                    here.url().resolve("gone-9-py3-none-any.whl"), List.of(), here.requiresPython(), here.yank(), here.size(),
                    here.uploadTime(), here.metadata());
            assertThat(served.files().fetch(served.index(MAIN), gone)).isInstanceOf(DistributionLookup.Unreachable.class);
        }
    }

    @Test
    public void concurrent_callers_get_the_same_file() {
        universe.index(MAIN).with("a", "1.0");
        try (ServedUniverse served = serve(universe)) {
            Distribution file = file(served, "a");
            assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> fetched(served, file)).distinct()).hasSize(1);
        }
    }
}
