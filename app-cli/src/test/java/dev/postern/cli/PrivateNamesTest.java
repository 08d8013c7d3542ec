package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static dev.postern.cli.Workplace.compile;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked ahead of need tells nobody a name that is not his; what is kept is not believed when it is damaged. */
class PrivateNamesTest {
    @TempDir private Path folder;

    private static void serve(HostileServer server, String index, String name, String... needs) {
        String wheel = index + "files/" + name.replace('-', '_') + "-1.0-py3-none-any.whl";
        String metadata = "Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n"
                + String.join("", Stream.of(needs).map(need -> "Requires-Dist: " + need + "\n").toList());
        server.at(index + name + "/",
                answer("200 OK", "text/html", "<a href=\"" + wheel + "\" data-core-metadata=\"true\">" + name + "</a>", "ETag: \"1\""))
                .at(wheel + ".metadata", answer("200 OK", "text/plain", metadata));
    }

    @Test
    void prefetching_sends_no_private_name_to_the_public_index() {
        try (HostileServer server = new HostileServer()) {
            List<String> all = List.of("core", "web", "jobs", "mail", "auth");
            for (String name : all) {
                serve(server, "/private/", "acme-" + name, all.stream().map(other -> "acme-" + other).toArray(String[]::new));
            }
            serve(server, "/private/", "inner", "acme-core", "flask");
            serve(server, "/public/", "flask", "click");
            serve(server, "/public/", "click");
            Workplace work = Workplace.in(folder).write("requirements.in", "flask\nacme-web\ninner\nacme-jobs\n").write("postern.toml",
                    "[[index]]\nname = \"acme\"\nurl = \"" + server.url("/private/")
                            + "\"\npackages = [\"acme-*\", \"inner\"]\n[[index]]\nname = \"public\"\nurl = \"" + server.url("/public/")
                            + "\"\ndefault = true\n");
            work.terminal().with("UV_DEFAULT_INDEX", "");
            Terminal.Result result = work.terminal().run(compile("--upgrade"));
            assertThat(result.err()).startsWith("Resolved 8 packages from 2 indexes");
            assertThat(server.askedPaths()).filteredOn(path -> path.startsWith("/public/"))
                    .allMatch(path -> path.contains("/flask") || path.contains("/click")).isNotEmpty();
        }
    }

    @Test
    void a_damaged_cache_is_asked_again() throws Exception {
        try (HostileServer server = new HostileServer()) {
            serve(server, "/simple/", "apple");
            Workplace work = Workplace.in(folder);
            Terminal.Result whole = work.terminal().run(compile(server));
            assertThat(whole.status()).isZero();
            int asked = server.asked().size();
            try (Stream<Path> kept = Files.walk(work.cache())) {
                for (Path file : kept.filter(Files::isRegularFile).toList()) {
                    Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
                }
            }
            Terminal.Result again = work.terminal().run(compile(server));
            assertThat(again).isEqualTo(whole);
            assertThat(server.asked()).hasSize(2 * asked);
        }
    }
}
