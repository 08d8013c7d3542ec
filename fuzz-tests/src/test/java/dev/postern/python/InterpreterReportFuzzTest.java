package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.environment.MalformedEnvironment;
import dev.postern.fuzz.Texts;

class InterpreterReportFuzzTest {

    @FuzzTest
    void a_report_is_an_interpreter_or_malformed(byte[] bytes) {
        try {
            InterpreterReport.parse(Texts.of(bytes)).ifPresent(report -> assertThat(report.interpreter()).isNotNull());
        } catch (MalformedEnvironment e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
