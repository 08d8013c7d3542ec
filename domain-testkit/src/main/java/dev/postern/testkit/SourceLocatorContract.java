package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SourceLocator} does. */
public abstract class SourceLocatorContract {

    /** The same for every call in one test. */
    protected abstract SourceLocator locator();

    /** A reference to something that this locator can fetch. */
    protected abstract DirectReference something();

    /** A reference of the same kind to nothing. */
    protected abstract DirectReference nothing();

    private static URI place(SourceLocation found) {
        assertThat(found).isNotInstanceOf(SourceLocation.Missed.class);
        return switch (found) {
            case SourceLocation.Wheel wheel -> wheel.location();
            case SourceLocation.Sources sources -> sources.location();
            case SourceLocation.Missed missed -> throw new AssertionError(missed);
        };
    }

    private static DirectReference exact(SourceLocation found) {
        assertThat(found).isNotInstanceOf(SourceLocation.Missed.class);
        return switch (found) {
            case SourceLocation.Wheel wheel -> wheel.exact();
            case SourceLocation.Sources sources -> sources.exact();
            case SourceLocation.Missed missed -> throw new AssertionError(missed);
        };
    }

    @Test
    public void what_is_found_lies_on_this_machine() {
        assertThat(Path.of(place(locator().locate(something())))).exists();
    }

    @Test
    public void asking_again_changes_no_answer() {
        assertThat(locator().locate(something())).isEqualTo(locator().locate(something()));
        assertThat(locator().locate(nothing())).isEqualTo(locator().locate(nothing()));
    }

    @Test
    public void the_exact_reference_leads_to_the_same_place_and_is_its_own_exact_one() {
        SourceLocation found = locator().locate(something());
        SourceLocation again = locator().locate(exact(found));
        assertThat(place(again)).isEqualTo(place(found));
        assertThat(exact(again)).isEqualTo(exact(found));
    }

    @Test
    public void where_nothing_is_the_answer_says_so() {
        assertThat(locator().locate(nothing())).isInstanceOfSatisfying(SourceLocation.Missed.class,
                missed -> assertThat(missed.answer()).isInstanceOfSatisfying(ReferenceLookup.Missing.class,
                        missing -> assertThat(missing.detail()).isNotBlank().doesNotEndWith(".")));
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        SourceLocator locator = locator();
        assertThat(IntStream.range(0, 4).parallel().mapToObj(at -> locator.locate(something())).distinct()).hasSize(1);
    }
}
