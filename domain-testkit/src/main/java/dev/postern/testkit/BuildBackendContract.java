package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.BuildBackend;
import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.Hook;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.build.SourceOpening;
import dev.postern.domain.build.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of {@link BuildBackend} does with sources whose build backend lies in their own tree. */
public abstract class BuildBackendContract {

    private static final String BACKEND = """
            import os, zipfile

            METADATA = "Metadata-Version: 2.1\\nName: a\\nVersion: 1.0\\nRequires-Dist: b>=2\\n"

            def get_requires_for_build_wheel(config_settings=None):
                return ["c>=1"] + ["%s==%s" % pair for pair in (config_settings or {}).items()]

            def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
                os.mkdir(os.path.join(metadata_directory, "a-1.0.dist-info"))
                with open(os.path.join(metadata_directory, "a-1.0.dist-info", "METADATA"), "w") as file:
                    file.write(METADATA)
                return "a-1.0.dist-info"

            def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
                with zipfile.ZipFile(os.path.join(wheel_directory, "a-1.0-py3-none-any.whl"), "w") as wheel:
                    wheel.writestr("a-1.0.dist-info/METADATA", METADATA)
                return "a-1.0-py3-none-any.whl"
            """;

    private static final BuildSystem SYSTEM = new BuildSystem(List.of(), "backend", List.of("."));

    @TempDir private Path folder;

    /** The implementation under test; each test asks once. */
    protected abstract BuildBackend backend();

    /** A Python of this machine, as a {@link HookCall} names it. */
    protected abstract String interpreter();

    private static SourceTree opened(BuildBackend backend, URI source, Optional<String> subdirectory) {
        SourceOpening opening = backend.open(source, subdirectory);
        assertThat(opening).isInstanceOf(SourceOpening.Opened.class);
        return ((SourceOpening.Opened) opening).tree();
    }

    private HookOutcome call(BuildBackend backend, SourceTree tree, Hook hook, Map<String, List<String>> settings) {
        return backend.call(new HookCall("a", tree, SYSTEM, hook, interpreter(), List.of(), settings));
    }

    private URI tree(String text) {
        put("tree/backend.py", text);
        return folder.resolve("tree").toUri();
    }

    private Path put(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(folder.resolve("tree"));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI archive(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                gzip.write(TarEntry.of(file.getKey(), file.getValue().getBytes(UTF_8)));
            }
            gzip.write(new byte[2 * TarEntry.BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Files.write(folder.resolve("a-1.0.tar.gz"), bytes.toByteArray()).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void an_archive_is_unpacked_until_it_is_discarded() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, archive(Map.of("a-1.0/backend.py", BACKEND)), Optional.empty());
        assertThat(Path.of(tree.folder()).resolve("backend.py")).hasContent(BACKEND);
        assertThat(call(backend, tree, Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, Map.of())).isInstanceOf(HookOutcome.Metadata.class);
        backend.discard(tree);
        assertThat(Path.of(tree.folder())).doesNotExist();
    }

    @Test
    public void a_folder_is_taken_as_it_is_and_stays() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree(BACKEND), Optional.empty());
        backend.discard(tree);
        assertThat(folder.resolve("tree/backend.py")).exists();
    }

    @Test
    public void a_project_may_lie_in_a_subdirectory() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, archive(Map.of("a-1.0/packages/a/backend.py", BACKEND)), Optional.of("packages/a"));
        assertThat(call(backend, tree, Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, Map.of())).isInstanceOf(HookOutcome.Metadata.class);
        assertThat(backend.open(tree(BACKEND), Optional.of(".."))).isInstanceOf(SourceOpening.Refused.class);
        assertThat(backend.open(tree(BACKEND), Optional.of("nowhere"))).isInstanceOf(SourceOpening.Refused.class);
    }

    @Test
    public void what_is_no_source_is_refused() {
        BuildBackend backend = backend();
        assertThat(backend.open(folder.resolve("nowhere").toUri(), Optional.empty())).isInstanceOf(SourceOpening.Refused.class);
        assertThat(backend.open(put("a-1.0.tar.gz", "no archive").toUri(), Optional.empty())).isInstanceOf(SourceOpening.Refused.class);
        assertThat(backend.open(put("a-1.0.rar", "").toUri(), Optional.empty())).isInstanceOf(SourceOpening.Refused.class);
        assertThat(backend.open(archive(Map.of("a/x", "", "b/x", "")), Optional.empty())).isInstanceOf(SourceOpening.Refused.class);
        assertThat(backend.open(archive(Map.of("../x", "")), Optional.empty())).isInstanceOf(SourceOpening.Refused.class);
    }

    @Test
    public void a_hook_tells_what_a_build_requires_and_sees_the_settings() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree(BACKEND), Optional.empty());
        assertThat(call(backend, tree, Hook.GET_REQUIRES_FOR_BUILD_WHEEL, Map.of("d", List.of("7"))))
                .isInstanceOfSatisfying(HookOutcome.Requirements.class,
                        told -> assertThat(told.requirements()).hasToString("[c>=1, d==7]"));
    }

    @Test
    public void a_hook_makes_metadata() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree(BACKEND), Optional.empty());
        assertThat(call(backend, tree, Hook.PREPARE_METADATA_FOR_BUILD_WHEEL, Map.of())).isInstanceOfSatisfying(HookOutcome.Metadata.class,
                made -> assertThat(made.metadata().requiresDist()).hasToString("[b>=2]"));
    }

    @Test
    public void a_wheel_stays_when_its_sources_go() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree(BACKEND), Optional.empty());
        HookOutcome outcome = call(backend, tree, Hook.BUILD_WHEEL, Map.of());
        backend.discard(tree);
        assertThat(outcome).isInstanceOfSatisfying(HookOutcome.Wheel.class, made -> {
            assertThat(Path.of(made.file())).isRegularFile();
            assertThat(made.metadata().version()).hasToString("1.0");
        });
    }

    @Test
    public void a_hook_that_is_not_there_is_absent() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree("def build_wheel(folder): pass\n"), Optional.empty());
        assertThat(call(backend, tree, Hook.GET_REQUIRES_FOR_BUILD_WHEEL, Map.of())).isInstanceOf(HookOutcome.Absent.class);
    }

    @Test
    public void a_hook_that_fails_shows_what_it_printed() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree("""
                def build_wheel(folder, settings):
                    print("compiling")
                    raise ValueError("no compiler")
                """), Optional.empty());
        assertThat(call(backend, tree, Hook.BUILD_WHEEL, Map.of())).isInstanceOfSatisfying(HookOutcome.Failed.class, failed -> {
            assertThat(failed.failure().detail()).contains("build_wheel", "ValueError: no compiler").doesNotEndWith(".");
            assertThat(failed.failure().output()).contains("compiling").hasSizeLessThanOrEqualTo(40);
        });
    }

    @Test
    public void a_hook_that_answers_nonsense_has_failed() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, tree("""
                def get_requires_for_build_wheel(settings): return ["not a requirement!"]
                def prepare_metadata_for_build_wheel(folder, settings): return "../a.dist-info"
                def build_wheel(folder, settings): return "a-1.0-py3-none-any.whl"
                """), Optional.empty());
        for (Hook hook : Hook.values()) {
            assertThat(call(backend, tree, hook, Map.of())).isInstanceOf(HookOutcome.Failed.class);
        }
    }

    @Test
    public void a_backend_that_is_not_there_is_a_failure() {
        BuildBackend backend = backend();
        SourceTree tree = opened(backend, archive(Map.of("a-1.0/setup.py", "")), Optional.empty());
        assertThat(call(backend, tree, Hook.BUILD_WHEEL, Map.of())).isInstanceOfSatisfying(HookOutcome.Failed.class,
                failed -> assertThat(failed.failure().detail()).contains("`backend`"));
    }
}
