package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static ProjectLookup lookForFirst(Path requirements, Path wheels) {
        RequirementsFile file = RequirementsFile.reader(Map.of(), requirements.getParent())
                .read(requirements.getFileName().toString(), Origin.Role.REQUIREMENTS).result();
        PackageName first = file.requirements().getFirst().requirement().name();
        return new DirectoryIndexes().lookup(Index.at(Locations.fileUrl(wheels)).flat().build(), first);
    }
    // README ends

    @TempDir private Path folder;

    @Test
    void the_example_works() throws IOException {
        Files.writeString(folder.resolve("requirements.in"), "acme>=1\n");
        Files.createFile(folder.resolve("acme-1.0-py3-none-any.whl"));
        assertThat(lookForFirst(folder.resolve("requirements.in"), folder)).isInstanceOfSatisfying(ProjectLookup.Listed.class,
                listed -> assertThat(listed.page().versions()).hasToString("[1.0]"));
    }
}
