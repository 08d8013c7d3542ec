package dev.postern.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.requirement.Requirement;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseIndex;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class ScenarioUniverseTest {

    @Test
    void every_scenario_describes_a_world_whose_pages_and_metadata_can_be_read() {
        List<Scenario> scenarios = Scenarios.ofOneEnvironment();
        assertThat(scenarios).hasSize(135);
        for (Scenario scenario : scenarios) {
            scenario.requirements().forEach(Requirement::parse);
            UniverseIndex index = scenario.universe().index(PackageUniverse.DEFAULT);
            for (UniverseFile file : index.files()) {
                CoreMetadata metadata = CoreMetadata.parse(file.release().metadataText());
                assertThat(metadata.version()).as("%s: %s", scenario, file.filename()).hasToString(file.release().version());
                ProjectLookup.Listed listed = (ProjectLookup.Listed) index.answer(metadata.name());
                assertThat(listed.page().distributions(metadata.version())).extracting(listedFile -> listedFile.filename().text())
                        .contains(file.filename());
            }
        }
    }
}
