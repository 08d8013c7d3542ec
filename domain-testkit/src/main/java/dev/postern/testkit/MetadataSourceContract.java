package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link dev.postern.domain.index.MetadataSource} does. */
public abstract class MetadataSourceContract {

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

    private static CoreMetadata metadata(ServedUniverse served, Distribution file) {
        MetadataLookup answer = served.metadata().metadata(served.index(MAIN), file);
        assertThat(answer).isInstanceOf(MetadataLookup.Available.class);
        return ((MetadataLookup.Available) answer).metadata();
    }

    @Test
    public void a_wheel_tells_what_it_needs() {
        universe.index(MAIN).with("a-b", "1.0").wheelOnly().needs("c>=1", "d ; python_version < '3.9'").extra("fast", "e")
                .requiresPython(">=3.9");
        try (ServedUniverse served = serve(universe)) {
            CoreMetadata metadata = metadata(served, file(served, "a-b"));
            assertThat(metadata.name()).isEqualTo(PackageName.of("a-b"));
            assertThat(metadata.version()).hasToString("1.0");
            assertThat(metadata.requiresDist()).extracting(requirement -> requirement.name().text()).containsExactly("c", "d", "e");
            assertThat(metadata.providesExtra()).hasToString("[fast]");
            assertThat(metadata.requiresPython()).hasValueSatisfying(python -> assertThat(python).hasToString(">=3.9"));
        }
    }

    @Test
    public void a_source_distribution_with_static_metadata_tells_it_without_a_build() {
        universe.index(MAIN).with("a", "1.0").sdistOnly().needs("c>=1");
        try (ServedUniverse served = serve(universe)) {
            assertThat(metadata(served, file(served, "a")).requiresDist()).hasSize(1);
        }
    }

    @Test
    public void asking_ahead_changes_no_answer() {
        universe.index(MAIN).with("a", "1.0").needs("c");
        try (ServedUniverse served = serve(universe)) {
            Distribution file = file(served, "a");
            served.metadata().anticipate(served.index(MAIN), file);
            served.metadata().anticipate(served.index(MAIN), file);
            assertThat(metadata(served, file)).isEqualTo(metadata(served, file));
        }
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        universe.index(MAIN).with("a", "1.0").needs("c");
        try (ServedUniverse served = serve(universe)) {
            Distribution file = file(served, "a");
            assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> metadata(served, file)).distinct()).hasSize(1);
        }
    }

    @Test
    public void a_file_that_is_gone_is_an_outcome() {
        universe.index(MAIN).with("a", "1.0").wheelOnly();
        PackageUniverse without = new PackageUniverse();
        without.index(MAIN).with("b", "1.0");
        Distribution gone;
        try (ServedUniverse served = universe.served()) {
            gone = file(served, "a");
        }
        try (ServedUniverse served = serve(without)) {
            Distribution here = file(served, "b");
            Distribution moved = new Distribution(gone.filename(), here.url().resolve(gone.filename().text()), gone.digests(),
                    gone.requiresPython(), gone.yank(), gone.size(), gone.uploadTime(), gone.metadata());
            assertThat(served.metadata().metadata(served.index(MAIN), moved)).isNotInstanceOf(MetadataLookup.Available.class);
        }
    }
}
