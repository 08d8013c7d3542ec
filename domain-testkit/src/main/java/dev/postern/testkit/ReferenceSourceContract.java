package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link ReferenceSource} does, for each kind of places that it can look at. Trees are held to this class,
 * files to {@link OfFiles} and repositories to {@link OfRepositories}.
 */
public abstract class ReferenceSourceContract {

    private final PackageUniverse universe = new PackageUniverse();

    /** Places to put packages at, by the implementation under test; closed by the contract. */
    protected abstract ReferencePlaces places();

    final UniverseRelease release() {
        return universe.with("a-b", "1.0").needs("c>=1", "d ; python_version < '3.9'").extra("fast", "e").requiresPython(">=3.9");
    }

    static ReferenceLookup.Found found(ReferencePlaces places, DirectReference reference) {
        ReferenceLookup answer = places.source().look(reference);
        assertThat(answer).isInstanceOf(ReferenceLookup.Found.class);
        return (ReferenceLookup.Found) answer;
    }

    @Test
    public void a_package_tells_what_it_is_and_what_it_needs() {
        try (ReferencePlaces places = places()) {
            CoreMetadata metadata = found(places, places.put(release())).metadata();
            assertThat(metadata.name()).isEqualTo(PackageName.of("a-b"));
            assertThat(metadata.version()).hasToString("1.0");
            assertThat(metadata.requiresDist()).extracting(requirement -> requirement.name().text()).containsExactly("c", "d", "e");
            assertThat(metadata.providesExtra()).hasToString("[fast]");
            assertThat(metadata.requiresPython()).hasValueSatisfying(python -> assertThat(python).hasToString(">=3.9"));
        }
    }

    @Test
    public void the_exact_reference_leads_to_the_same_package_and_is_its_own_exact_one() {
        try (ReferencePlaces places = places()) {
            ReferenceLookup.Found found = found(places, places.put(release()));
            ReferenceLookup.Found again = found(places, found.exact());
            assertThat(again.metadata()).isEqualTo(found.metadata());
            assertThat(again.exact()).isEqualTo(found.exact());
        }
    }

    @Test
    public void where_nothing_is_the_answer_says_so() {
        try (ReferencePlaces places = places()) {
            assertThat(places.source().look(places.nowhere())).isInstanceOfSatisfying(ReferenceLookup.Missing.class,
                    missing -> assertThat(missing.detail()).isNotBlank().doesNotEndWith("."));
        }
    }

    @Test
    public void what_is_no_package_is_invalid() {
        try (ReferencePlaces places = places()) {
            assertThat(places.source().look(places.putNonsense())).isInstanceOfSatisfying(ReferenceLookup.Invalid.class,
                    invalid -> assertThat(invalid.detail()).isNotBlank().doesNotEndWith("."));
        }
    }

    @Test
    public void asking_ahead_changes_no_answer() {
        try (ReferencePlaces places = places()) {
            DirectReference reference = places.put(release());
            places.source().anticipate(reference);
            places.source().anticipate(reference);
            places.source().anticipate(places.nowhere());
            assertThat(found(places, reference)).isEqualTo(found(places, reference));
        }
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        try (ReferencePlaces places = places()) {
            DirectReference reference = places.put(release());
            assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> found(places, reference)).distinct()).hasSize(1);
        }
    }

    /** What holds where references name wheels or source archives. */
    public abstract static class OfFiles extends ReferenceSourceContract {

        private static DirectReference promising(DirectReference reference, String hash) {
            DirectReference promising = DirectReference.parse(reference.text() + "#sha256=" + hash);
            return promising instanceof DirectReference.Local local && reference instanceof DirectReference.Local here
                    ? local.at(here.path())
                    : promising;
        }

        @Test
        public void a_file_comes_with_its_name_and_digest() {
            try (ReferencePlaces places = places()) {
                UniverseRelease release = release();
                Distribution file = found(places, places.put(release)).file().orElseThrow();
                assertThat(file.filename().name()).isEqualTo(release.project());
                assertThat(file.version()).hasToString("1.0");
                assertThat(file.digest(Digest.Algorithm.SHA256)).contains(new UniverseFile(release, file.filename().text()).digest());
            }
        }

        @Test
        public void a_hash_that_the_reference_promises_is_kept() {
            try (ReferencePlaces places = places()) {
                DirectReference reference = places.put(release());
                String hash = found(places, reference).file().flatMap(file -> file.digest(Digest.Algorithm.SHA256)).orElseThrow().hex();
                assertThat(places.source().look(promising(reference, "0".repeat(hash.length()))))
                        .isInstanceOf(ReferenceLookup.HashMismatch.class);
                assertThat(places.source().look(promising(reference, hash))).isInstanceOf(ReferenceLookup.Found.class);
            }
        }
    }

    /** What holds where references name repositories. */
    public abstract static class OfRepositories extends ReferenceSourceContract {

        @Test
        public void the_exact_reference_names_a_commit_and_keeps_the_rest() {
            try (ReferencePlaces places = places()) {
                DirectReference.Git asked = (DirectReference.Git) places.put(release());
                DirectReference.Git exact = (DirectReference.Git) found(places, asked).exact();
                assertThat(exact.revision()).hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{40}([0-9a-f]{24})?"));
                assertThat(exact.repository()).isEqualTo(asked.repository());
                assertThat(exact.subdirectory()).isEqualTo(asked.subdirectory());
                assertThat(DirectReference.parse(exact.text())).isEqualTo(exact);
            }
        }

        @Test
        public void a_revision_that_does_not_exist_is_missing() {
            try (ReferencePlaces places = places()) {
                DirectReference.Git here = (DirectReference.Git) places.put(release());
                assertThat(places.source().look(here.at("no-such-revision"))).isInstanceOf(ReferenceLookup.Missing.class);
            }
        }
    }
}
