package dev.postern.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Findings;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.PackageStory;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Whereabouts;
import dev.postern.domain.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryTextTest {
    private static final PackageName ACME = PackageName.of("acme");
    private static final Version VERSION = Version.parse("1.0");
    private static final DirectReference.Git MAIN = (DirectReference.Git) DirectReference.parse("git+https://host/acme@main");
    private static final Dependent WRITTEN = new Dependent.Written(new Origin.File(Origin.Role.REQUIREMENTS, "requirements.in", 3, 1));

    private static ResolvedPackage chosen() {
        return new ResolvedPackage(ACME, VERSION, Collections.emptySortedSet(),
                new PackageSource.Referred(MAIN, MAIN.at("0123"), Optional.empty(), Optional.empty()), List.of(WRITTEN));
    }

    private static PackageStory story(Optional<ResolvedPackage> chosen) {
        return new PackageStory(ACME, chosen, List.of(WRITTEN), new Whereabouts.Referred(MAIN, MAIN.at("0123"), VERSION, WRITTEN),
                List.of());
    }

    @Test
    void a_package_that_a_requirement_places_is_told_with_that_place() {
        assertThat(StoryText.of(story(Optional.of(chosen())), IndexCatalog.of(List.of()))).isEqualTo("""
                acme==1.0 from git+https://host/acme@0123

                rule: requirements.in:3 says where it is, so that no index is asked

                place: git+https://host/acme@main
                  that is git+https://host/acme@0123
                  version 1.0, the only one there

                required by: requirements.in:3
                """);
        assertThat(StoryText.of(story(Optional.empty()), IndexCatalog.of(List.of())))
                .startsWith("acme: not part of an answer\n\nrule: req");
    }

    @Test
    void programs_learn_the_place_too() {
        assertThat(StoryText.json(story(Optional.of(chosen())), IndexCatalog.of(List.of()))).contains("\"rule\": \"reference\"",
                "\"exact\": \"git+https://host/acme@0123\"", "\"said-by\": \"requirements.in:3\"");
        Resolution.Resolved resolved = new Resolution.Resolved(List.of(chosen()), List.of(),
                new Resolution.Statistics(1, Set.of(), 0, 0), new Findings(Map.of(ACME, story(Optional.of(chosen())))));
        assertThat(JsonAnswer.of(resolved)).contains("\"rule\": \"reference\"", "\"text\": \"git+https://host/acme@main\"",
                "\"exact\": \"git+https://host/acme@0123\"");
    }
}
