package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of clients with the real ones out of the wheelhouse: each is refused without Postern and let in with it. */
@Tag("conformance")
class RealClientsTest {
    private static final Path ROOT = Path.of(System.getProperty("postern.root", "..")).toAbsolutePath().normalize();

    @TempDir private Path folder;

    @Test
    void real_clients_are_let_in() throws IOException, InterruptedException {
        Path wheelhouse = Path.of(System.getProperty("postern.shared", "../../shared")).toAbsolutePath().resolve("wheelhouse");
        Path clients = environment("clients", wheelhouse, "clients.txt");
        Path poetry = environment("poetry", wheelhouse, "poetry.txt");

        String said = run(List.of(ROOT.resolve("examples/clients/run").toString(), poetry.toString(), clients.toString()));

        assertThat(said.lines().filter(line -> line.startsWith("ok"))).as(said).hasSizeGreaterThanOrEqualTo(16);
        assertThat(said).doesNotContain("absent", "FAILED");
    }

    private Path environment(String name, Path wheelhouse, String requirements) throws IOException, InterruptedException {
        Path environment = folder.resolve(name);
        run(List.of("python3", "-m", "venv", environment.toString()));
        run(List.of(environment + "/bin/pip", "install", "-q", "--no-index", "--find-links", wheelhouse.toString(), "-r",
                wheelhouse.resolve(requirements).toString()));
        return environment.resolve("bin");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        int status = builder.start().waitFor();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(status).as(said).isZero();
        return said;
    }
}
