package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final ArrayList<String> ran = new ArrayList<>();

    @Test
    void actions_run_newest_first_and_once() {
        var cancellation = new Cancellation();
        var _ = cancellation.onCancel(() -> ran.add("first"));
        var _ = cancellation.onCancel(() -> ran.add("second"));
        cancellation.cancel();
        cancellation.cancel();
        assertThat(ran).containsExactly("second", "first");
    }

    @Test
    void an_action_taken_back_does_not_run() {
        var cancellation = new Cancellation();
        cancellation.onCancel(() -> ran.add("gone")).close();
        cancellation.cancel();
        assertThat(ran).isEmpty();
    }

    @Test
    void an_action_that_comes_too_late_runs_at_once() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        var _ = cancellation.onCancel(() -> ran.add("late"));
        assertThat(ran).containsExactly("late");
    }
}
