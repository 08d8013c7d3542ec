package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.requirement.MalformedRequirement;
import dev.postern.domain.requirement.Requirement;

class RequirementFuzzTest {

    @FuzzTest
    void a_requirement_prints_and_reads_back_or_is_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            Requirement requirement = Requirement.parse(text);
            assertThat(Requirement.parse(requirement.toString())).hasToString(requirement.toString());
        } catch (MalformedRequirement e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }

    @FuzzTest
    void a_requirement_of_metadata_is_mended_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            Requirement requirement = Requirement.parseLenient(text);
            assertThat(Requirement.parse(requirement.toString())).hasToString(requirement.toString());
        } catch (MalformedRequirement e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }
}
