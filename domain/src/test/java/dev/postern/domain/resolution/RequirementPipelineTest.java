package dev.postern.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequirementPipelineTest {
    private static final PackageName A = PackageName.of("a");

    private final RequirementPipeline pipeline =
            new RequirementPipeline(Demand.of(List.of()), TargetPlatform.parse("linux").markersOfCpython(Version.parse("3.12")));

    @Test
    void a_package_that_needs_its_own_extra_gets_what_the_extra_needs() {
        assertThat(names(Optional.empty(), "a[x]", "b", "c; extra == 'x'", "d; extra == 'y'")).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void an_extra_that_names_other_extras_brings_what_they_need() {
        assertThat(names(Optional.of(ExtraName.of("all")), "b", "a[x,y]; extra == 'all'", "c; extra == 'x'", "d; extra == 'y'"))
                .containsExactlyInAnyOrder("c", "d");
    }

    @Test
    void extras_that_name_each_other_end() {
        assertThat(names(Optional.of(ExtraName.of("x")), "a[y]; extra == 'x'", "a[x]; extra == 'y'", "c; extra == 'y'"))
                .containsExactly("c");
    }

    private List<String> names(Optional<ExtraName> extra, String... requirements) {
        List<Requirement> read = Stream.of(requirements).map(Requirement::parse).toList();
        return pipeline.of(A, read, extra).stream().map(requirement -> requirement.name().text()).toList();
    }
}
