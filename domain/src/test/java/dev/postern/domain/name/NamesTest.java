package dev.postern.domain.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({"flask,flask", "Flask,flask", "IPython,ipython", "zope.interface,zope-interface", "typing_extensions,typing-extensions",
        "a.-_b,a-b", "A--B,a-b", "3to2,3to2", "x,x", "7,7"})
    void names_are_brought_into_normal_form(String written, String normal) {
        assertThat(PackageName.of(written).text()).isEqualTo(normal);
        assertThat(ExtraName.of(written)).hasToString(normal);
        assertThat(GroupName.of(written)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "-a,0", "a-,1", ".,0", "a b,1", "a/b,1", "caf\u00e9,3", "'a\n',1", "' a',0", "a+b,1", "\u0130,0"})
    void other_texts_are_rejected_where_they_go_wrong(String text, int position) {
        MalformedName problem = catchThrowableOfType(MalformedName.class, () -> PackageName.of(text));
        assertThat(problem.position()).isEqualTo(position);
        assertThat(problem.text()).isEqualTo(text);
    }

    @Test
    void a_message_names_the_text_its_kind_and_the_reason() {
        assertThat(catchThrowableOfType(MalformedName.class, () -> ExtraName.of("dev!")))
                .hasMessage("`dev!` is not an extra name: only ASCII letters, digits, `-`, `_` and `.` may stand in it");
        assertThat(catchThrowableOfType(MalformedName.class, () -> GroupName.of("_dev")))
                .hasMessage("`_dev` is not a dependency group name: it must start and end with a letter or a digit");
        assertThat(catchThrowableOfType(MalformedName.class, () -> PackageName.of("")))
                .hasMessage("`` is not a package name: it is empty");
    }

    @Test
    void names_are_equal_and_ordered_by_their_normal_form() {
        assertThat(PackageName.of("Foo.Bar")).isEqualTo(PackageName.of("foo_bar")).hasSameHashCodeAs(PackageName.of("foo-bar"));
        assertThat(ExtraName.of("S3")).isEqualTo(ExtraName.of("s3")).isNotEqualTo(ExtraName.of("s4"));
        assertThat(GroupName.of("Dev")).isEqualTo(GroupName.of("dev")).hasSameHashCodeAs(GroupName.of("dev"));
        assertThat(Stream.of("b", "A", "a-b", "a.a").map(PackageName::of).sorted().map(PackageName::text))
                .isEqualTo(List.of("a", "a-a", "a-b", "b"));
        assertThat(Stream.of("b", "A").map(ExtraName::of).sorted().map(ExtraName::text)).isEqualTo(List.of("a", "b"));
        assertThat(Stream.of("b", "A").map(GroupName::of).sorted().map(GroupName::text)).isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_name_in_normal_form_keeps_its_text() {
        String text = "already-normal";
        assertThat(PackageName.of(text).text()).isSameAs(text);
    }
}
