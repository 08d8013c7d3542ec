package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void a_line_of_a_file_points_to_itself_and_is_annotated_by_its_option() {
        Origin origin = new Origin.File(Origin.Role.CONSTRAINTS, "sub/limits.txt", 3, 1);
        assertThat(origin).hasToString("sub/limits.txt:3");
        assertThat(origin.annotation()).isEqualTo("-c sub/limits.txt");
        assertThat(new Origin.File(Origin.Role.REQUIREMENTS, "-", 1, 1).annotation()).isEqualTo("-r -");
    }

    @Test
    void an_entry_of_a_project_is_annotated_by_the_projects_name() {
        Optional<PackageName> acme = Optional.of(PackageName.of("acme"));
        assertThat(new Origin.Project(acme, "pyproject.toml", 7, Optional.empty(), Optional.empty()).annotation())
                .isEqualTo("acme (pyproject.toml)");
        assertThat(new Origin.Project(acme, "pyproject.toml", 7, Optional.of(ExtraName.of("x")), Optional.empty()))
                .hasToString("pyproject.toml:7");
        Origin group = new Origin.Project(acme, "pyproject.toml", 0, Optional.empty(), Optional.of(GroupName.of("dev")));
        assertThat(group.annotation()).isEqualTo("acme (pyproject.toml:dev)");
        assertThat(group).hasToString("pyproject.toml");
        assertThat(
                new Origin.Project(Optional.empty(), "pyproject.toml", 0, Optional.empty(), Optional.of(GroupName.of("dev"))).annotation())
                .isEqualTo("pyproject.toml:dev");
    }

    @Test
    void an_argument_is_annotated_by_its_option() {
        assertThat(new Origin.CommandLine("--override").annotation()).isEqualTo("--override");
    }
}
