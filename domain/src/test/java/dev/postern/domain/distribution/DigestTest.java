package dev.postern.domain.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final String ZEROS = "0".repeat(64);

    @Test
    void both_spellings_are_read_and_letters_become_small() {
        assertThat(Digest.parse("sha256:" + "A".repeat(64))).hasToString("sha256:" + "a".repeat(64));
        assertThat(Digest.parse("SHA256=" + ZEROS)).isEqualTo(Digest.of("sha256", ZEROS));
    }

    @Test
    void what_is_no_digest_says_why() {
        assertThatThrownBy(() -> Digest.parse("sha256:abc")).isInstanceOf(MalformedDigest.class)
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> Digest.parse("crc:abc")).hasMessageContaining("`crc` is not known");
        assertThatThrownBy(() -> Digest.parse("abc")).isInstanceOf(MalformedDigest.class);
        assertThat(Digest.tryOf("sha256", "g".repeat(64))).isEmpty();
        assertThat(Digest.tryParse("egg=x")).isEmpty();
    }

    @Test
    void digests_agree_only_by_a_trustworthy_algorithm_that_both_give() {
        Digest sha = Digest.of("sha256", ZEROS);
        Digest otherSha = Digest.of("sha256", "1" + ZEROS.substring(1));
        Digest md5 = Digest.of("md5", "0".repeat(32));
        assertThat(DigestAgreement.between(List.of(sha, md5), List.of(md5, sha))).isEqualTo(DigestAgreement.SAME);
        assertThat(DigestAgreement.between(List.of(sha, md5), List.of(md5, otherSha))).isEqualTo(DigestAgreement.DIFFERENT);
        assertThat(DigestAgreement.between(List.of(md5), List.of(md5))).isEqualTo(DigestAgreement.UNKNOWN);
        assertThat(DigestAgreement.between(List.of(sha), List.of(md5))).isEqualTo(DigestAgreement.UNKNOWN);
        assertThat(DigestAgreement.between(List.of(sha), List.of())).isEqualTo(DigestAgreement.UNKNOWN);
    }
}
