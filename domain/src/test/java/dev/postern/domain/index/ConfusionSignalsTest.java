package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.PROJECT;
import static dev.postern.domain.index.ScriptedIndexes.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.name.PackageName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionSignalsTest {

    private static final Index OWNER = index("owner").claims(NamePattern.parseAll(List.of("acme-*", "billing"))).build();
    private static final Index PUBLIC = index("public").asDefault().build();
    private static final IndexCatalog CATALOG = IndexCatalog.of(List.of(OWNER, PUBLIC));

    private static ProjectPage page(Index index, String digit, String... versions) {
        return ProjectPage.of(index, PROJECT, index.location(), Arrays.stream(versions).map(version -> "acme_tool-" + version + ".tar.gz")
                .map(name -> new PageFile(name, name, List.of(Digest.of("sha256", digit.repeat(64)), Digest.of("md5", digit.repeat(32))),
                        null, null,
                        -1, null, MetadataAdvert.NONE))
                .toList());
    }

    @Test
    void a_file_of_one_name_with_other_content_is_told_once() {
        List<ConfusionSignal> signals =
                ConfusionSignals.differingFiles(List.of(page(OWNER, "a", "1.0", "2.0"), page(PUBLIC, "b", "2.0", "3.0")));
        assertThat(signals).singleElement().satisfies(signal -> assertThat(signal.message())
                .startsWith("`acme_tool-2.0.tar.gz` differs between `owner` (sha256:aaaa").contains("and `public` (sha256:bbbb"));
        assertThat(ConfusionSignals.differingFiles(List.of(page(OWNER, "a", "1.0"), page(PUBLIC, "a", "1.0")))).isEmpty();
        assertThat(ConfusionSignals.differingFiles(List.of(page(OWNER, "a", "1.0", "1.0")))).isEmpty();
    }

    @Test
    void a_claimed_name_with_a_higher_version_elsewhere_is_told() {
        IndexCatalog.Owner owner = CATALOG.ownerOf(PROJECT).orElseThrow();
        assertThat(
                ConfusionSignals.claimedElsewhere(owner, Optional.of(page(OWNER, "a", "1.0")), List.of(page(PUBLIC, "b", "0.1", "99.0"))))
                .singleElement().satisfies(signal -> assertThat(signal.message())
                        .isEqualTo("`acme-tool` belongs to `owner`, which has version 1.0 at most, but `public` offers version 99.0"));
        assertThat(ConfusionSignals.claimedElsewhere(owner, Optional.of(page(OWNER, "a", "1.0")), List.of(page(PUBLIC, "b", "1.0"))))
                .isEmpty();
        assertThat(ConfusionSignals.claimedElsewhere(owner, Optional.empty(), List.of(page(PUBLIC, "b", "1.0")))).singleElement()
                .satisfies(signal -> assertThat(signal.message()).contains("which has no version, but"));
        assertThat(ConfusionSignals.claimedElsewhere(owner, Optional.empty(), List.of(page(PUBLIC, "b")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acne-tool", "amce-tool", "acm-tool", "accme-tool", "acmetool", "acme2", "biling", "billng", "blling",
        "ibilling", "billnig"})
    void a_name_one_typing_error_away_from_a_claim_is_told(String name) {
        assertThat(ConfusionSignals.nearClaims(PackageName.of(name), CATALOG)).singleElement()
                .satisfies(signal -> assertThat(signal.message())
                        .contains("`" + name + "` is one typing error away from what `owner` claims"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-tool", "billing", "acme", "requests", "a", "bill", "sailing-x", "bilinga"})
    void a_claimed_name_and_a_farther_one_are_not(String name) {
        assertThat(ConfusionSignals.nearClaims(PackageName.of(name), CATALOG)).isEmpty();
    }

    @Test
    void a_pattern_with_few_letters_is_near_to_nothing() {
        IndexCatalog catalog = IndexCatalog.of(List.of(index("owner").claims(NamePattern.parseAll(List.of("ab-*"))).build()));
        assertThat(ConfusionSignals.nearClaims(PackageName.of("ac-tool"), catalog)).isEmpty();
    }
}
