package dev.postern.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmTest {

    private static Realm realm(String url) {
        return Realm.of(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({"https://h.example/a, https://h.example/a/b, true", "https://h.example/a/, https://h.example/a, true",
        "https://h.example/a, https://h.example/ab, false", "https://h.example, https://h.example/any, true",
        "https://h.example, https://H.EXAMPLE:443/any, true", "https://h.example, https://h.example:8443/any, false",
        "https://h.example, http://h.example/any, false", "http://h.example:443, https://h.example:443/any, false",
        "https://h.example, https://sub.h.example/, false", "https://h.example/a, https://h.example/x/../a/b, true",
        "https://h.example/a, https://h.example/a/../b, false"})
    void a_realm_covers_what_lies_below_it_at_its_own_origin(String realm, String url, boolean covers) {
        assertThat(realm(realm).covers(URI.create(url))).isEqualTo(covers);
    }

    @Test
    void the_realm_of_an_index_leaves_out_the_last_word_of_its_pages() {
        assertThat(Realm.ofIndex(URI.create("https://h.example/feed/simple/"))).hasToString("https://h.example/feed");
        assertThat(Realm.ofIndex(URI.create("https://h.example/root/+simple"))).hasToString("https://h.example/root");
        assertThat(Realm.ofIndex(URI.create("https://h.example/notsimple"))).hasToString("https://h.example/notsimple");
    }

    @Test
    void the_closest_realm_has_the_longest_path_in_any_order() {
        Realm wide = realm("https://h.example");
        Realm near = realm("https://h.example/a/b");
        Realm middle = realm("https://h.example/a");
        URI url = URI.create("https://h.example/a/b/c");
        assertThat(Realm.closest(List.of(wide, near, middle), url)).contains(near);
        assertThat(Realm.closest(List.of(middle, wide, near), url)).contains(near);
        assertThat(Realm.closest(List.of(near), URI.create("https://h.example/a/c"))).isEmpty();
    }
}
