package dev.postern.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose URLs are a registry's. */
class RegistryTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://us-central1-python.pkg.dev/proj/repo/simple/", "https://US-Python.PKG.dev/proj/repo",
        "https://europe-python.pkg.dev:443/proj/repo/a/a-1.whl",
        "https://us-pypi.pkg.dev/proj/repo/simple/",
        "https://us-python.pkg.dev/artifacts-downloads/namespaces/proj/repositories/repo/downloads/x"})
    void a_registry_is_known(String url) {
        assertThat(Registry.of(URI.create(url), List.of())).isPresent().get().returns("proj", Registry::project).returns("repo",
                Registry::repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://us-python.pkg.dev.evil.example/p/r/simple/", "https://evilpkg.dev/p/r/",
        "https://us-pythonpkg.dev/p/r/", "https://us-docker.pkg.dev/p/r/",
        "https://a.us-python.pkg.dev/p/r/", "https://us-python.pkg.dev./p/r/", "https://us-python.pkg.dev:8443/p/r/",
        "http://us-python.pkg.dev/p/r/",
        "https://us-python.xn--pkg-xyz.dev/p/r/", "https://us-python.p\u043Ag.dev/p/r/", "https://142.250.1.1/p/r/",
        "https://us-python.pkg.dev/", "https://us-python.pkg.dev/p/",
        "https://-python.pkg.dev/p/r/", "file:///p/r/"})
    void look_alikes_are_not(String url) {
        assertThat(Registry.of(URI.create(url), List.of())).isEmpty();
    }

    @Test
    void a_custom_place_is_known_by_its_name() {
        List<String> places = List.of("https://pkgs.corp.example/py/", "http://elsewhere.example", "http://127.0.0.1:8080", "::");
        assertThat(Registry.of(URI.create("https://pkgs.corp.example/py/p/r/simple/"), places)).isPresent();
        assertThat(Registry.of(URI.create("https://pkgs.corp.example/p/r/simple/"), List.of("https://pkgs.corp.example/py"))).isEmpty();
        assertThat(Registry.of(URI.create("http://elsewhere.example/p/r/simple/"), places)).isEmpty();
        assertThat(Registry.of(URI.create("http://127.0.0.1:8080/p/r/simple/"), places)).isPresent();
    }

    @Test
    void a_token_reaches_its_repository_and_the_downloads_of_it() {
        Registry registry = Registry.of(URI.create(Cloud.INDEX), List.of()).orElseThrow();
        assertThat(registry.reach().covers(URI.create("https://us-central1-python.pkg.dev/proj/repo/acme/acme-1.0.whl"))).isTrue();
        assertThat(registry.reach().covers(
                URI.create("https://us-central1-python.pkg.dev/artifacts-downloads/namespaces/proj/repositories/repo/downloads/AB")))
                .isTrue();
        assertThat(registry.reach().covers(URI.create("https://us-central1-python.pkg.dev/proj/other/simple/"))).isFalse();
    }
}
