package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes from outside, it is read, or said to be malformed at a place inside it; what is read can be printed and read again. */
class HostileTextTest {

    private static final List<String> WORDS =
            List.of("a", "name", "python_version", "sys_platform", "extra", "extras", "os_name", "in", "not",
                    "not in", "and", "or", "(", ")", "'", "\"", "'x'", "'3.8'", "'3.*'", "==", "===", "~=", "<", ">=", "!=", ";", " ; ",
                    " ", "[", "]", ",", "@",
                    " @ ", "https://", "git+https://", "file:", "host", "/", "#", "sha256=ab", "%", "%zz", "?", ":", "1.0", "*", "\\", "\n",
                    "\t", "\u0000", "ü",
                    "\ud800", "..", "-", "--x", "9999999999999999999999");

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void markers_are_read_or_malformed(@ForAll("texts") String text) {
        try {
            Marker marker = Marker.parse(text);
            assertThat(marker.isTrue() || Marker.parse(marker.toString()).equals(marker)).isTrue();
        } catch (MalformedMarker malformed) {
            assertThat(malformed.position()).isBetween(0, text.length());
        }
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void requirements_are_read_or_malformed(@ForAll("texts") String text) {
        try {
            Requirement requirement = Requirement.parse("a" + text);
            assertThat(Requirement.parse(requirement.toString())).isEqualTo(requirement);
            assertThat(Requirement.parseLenient("a" + text)).isEqualTo(requirement);
        } catch (MalformedRequirement malformed) {
            assertThat(malformed.position()).isBetween(0, malformed.text().length());
        }
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void references_are_read_or_malformed(@ForAll("texts") String text) {
        try {
            DirectReference reference = DirectReference.parse(text);
            assertThat(DirectReference.parse(reference.text())).isEqualTo(reference);
            assertThat(reference.isSameAs(reference)).isTrue();
        } catch (MalformedRequirement malformed) {
            assertThat(malformed.position()).isBetween(0, Math.max(malformed.text().length(), text.length()));
        }
    }

    /** A secret never comes out again, however the text around it looks. */
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void secrets_stay_secret(@ForAll("texts") String before, @ForAll("texts") String after) {
        String text = "a @ " + before.replaceAll("[\\s@:/?#]", "") + "https://me:tOpSeCrEt@" + after;
        try {
            assertThat(Requirement.parse(text).toString()).doesNotContain("tOpSeCrEt");
        } catch (MalformedRequirement malformed) {
            assertThat(malformed.getMessage()).doesNotContain("tOpSeCrEt");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(WORDS).list().ofMaxSize(12).map(words -> String.join("", words)),
                Arbitraries.of(WORDS).list().ofMaxSize(12).map(words -> String.join(" ", words)), Arbitraries.strings().ofMaxLength(30));
    }
}
