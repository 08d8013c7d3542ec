package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.fuzz.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

class CacheFuzzTest {

    @FuzzTest
    void a_cached_entry_is_used_or_ignored(byte[] bytes) {
        Optional<CacheEntry> entry = CacheEntry.decode(bytes, "key");
        entry.ifPresent(read -> assertThat(CacheEntry.decode(read.encode(), "key")).isPresent());
    }

    /** A page behind a valid check sum may still be anything: only being out of bounds is expected of it. */
    @FuzzTest
    void a_packed_page_is_opened_or_out_of_bounds(byte[] bytes) {
        byte[] stored =
                CacheEntry.of("key", CacheEntry.Kind.PAGE, Freshness.forever(Instant.EPOCH), URI.create("https://index.example/"), bytes)
                        .encode();
        CacheEntry entry = CacheEntry.decode(stored, "key").orElseThrow();
        try {
            PackedPage page = PackedPage.open(entry.content());
            for (int i = 0; i < Math.min(page.size(), 64); i++) {
                assertThat(page.file(i)).isNotNull();
            }
        } catch (IndexOutOfBoundsException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest
    void headers_and_proxy_lists_are_read(byte[] bytes) {
        assertThat(MediaType.of(Texts.of(bytes))).isNotNull();
        assertThat(NoProxy.parse(Texts.of(bytes))).isNotNull();
    }
}
