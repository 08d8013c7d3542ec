package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.version.Version;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link EnvironmentProbe} does. */
public abstract class EnvironmentProbeContract {

    private static final Version INSTALLED = Version.parse("3.12.4");

    /** A probe that sees one CPython of this version and nothing else. */
    protected abstract EnvironmentProbe seeing(Version version);

    /** A probe that sees one program which is called {@code python3} and is no interpreter. */
    protected abstract EnvironmentProbe seeingNonsense();

    private static ProbeOutcome.Found found(EnvironmentProbe probe, String interpreter) {
        ProbeOutcome outcome = probe.probe(interpreter);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Found.class);
        return (ProbeOutcome.Found) outcome;
    }

    private static void assertNotFound(EnvironmentProbe probe, String interpreter) {
        assertThat(probe.probe(interpreter)).isInstanceOfSatisfying(ProbeOutcome.NotFound.class,
                none -> assertThat(none.detail()).contains(interpreter).doesNotEndWith("."));
    }

    @Test
    public void who_names_none_gets_the_first_one() {
        ProbeOutcome.Found found = found(seeing(INSTALLED), "");
        assertThat(found.interpreter().markers().get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.12.4");
        assertThat(found.interpreter().markers().get(MarkerVariable.PYTHON_VERSION)).isEqualTo("3.12");
        assertThat(found.interpreter().tags()).isNotNull();
        assertThat(found.executable()).isNotBlank();
    }

    @Test
    public void a_version_is_met_by_what_begins_with_it() {
        EnvironmentProbe probe = seeing(INSTALLED);
        assertThat(found(probe, "3.12")).isEqualTo(found(probe, ""));
        assertThat(found(probe, "3.12.4")).isEqualTo(found(probe, ""));
    }

    @Test
    public void another_version_is_not_found() {
        assertNotFound(seeing(INSTALLED), "3.11");
        assertNotFound(seeing(INSTALLED), "3.1");
        assertNotFound(seeing(INSTALLED), "3.12.5");
    }

    @Test
    public void an_interpreter_may_be_named_by_what_was_found() {
        EnvironmentProbe probe = seeing(INSTALLED);
        ProbeOutcome.Found found = found(probe, "");
        assertThat(found(probe, found.executable())).isEqualTo(found);
    }

    @Test
    public void a_name_that_nothing_has_is_not_found() {
        assertNotFound(seeing(INSTALLED), "no-such-python");
    }

    @Test
    public void what_is_no_interpreter_is_broken() {
        assertThat(seeingNonsense().probe("")).isInstanceOfSatisfying(ProbeOutcome.Broken.class,
                broken -> assertThat(broken.detail()).contains("python3").doesNotEndWith("."));
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        EnvironmentProbe probe = seeing(INSTALLED);
        assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> found(probe, "")).distinct()).hasSize(1);
    }
}
