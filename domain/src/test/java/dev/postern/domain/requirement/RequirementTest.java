package dev.postern.domain.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.VersionSpecifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Name | name", "A.B_c | a-b-c", "a >=1 , <2 | a>=1,<2", "a(>=1,<2) | a>=1,<2",
        "a (==1.0) ; os_name=='nt' | a==1.0 ; os_name == 'nt'",
        "a[Z, b_c] ~= 1.2 | a[b-c,z]~=1.2", "a[] | a", "a [x]>=1;python_version<'3.8' | a[x]>=1 ; python_full_version < '3.8'",
        "a ; python_version >= '0' | a", "a@https://host/a.whl | a @ https://host/a.whl",
        "a[x] @ https://host/a.whl ; os_name == 'nt' | a[x] @ https://host/a.whl ; os_name == 'nt'",
        "a @ ./folder | a @ ./folder", "a @ git+ssh://git@host/r@v1 | a @ git+ssh://git@host/r@v1",
        "a @ ../with space/a-1.whl | a @ ../with space/a-1.whl", "a; 'x' == 'y' | a"})
    void a_requirement_is_read_and_printed_in_normal_form(String text, String printed) {
        Requirement requirement = Requirement.parse(text);
        assertThat(requirement).hasToString(printed);
        assertThat(Requirement.parse(printed)).isEqualTo(requirement).hasSameHashCodeAs(requirement);
        assertThat(Requirement.parseLenient(text)).isEqualTo(requirement);
    }

    @Test
    void its_parts_are_values() {
        Requirement requirement = Requirement.parse("Some.Thing[b,A] >=1 ; os_name == 'nt'");
        assertThat(requirement.name()).isEqualTo(PackageName.of("some-thing"));
        assertThat(requirement.extras()).containsExactly(ExtraName.of("a"), ExtraName.of("b"));
        assertThat(requirement.specifiers()).isEqualTo(VersionSpecifiers.parse(">=1"));
        assertThat(requirement.reference()).isEmpty();
        assertThat(requirement.marker()).isEqualTo(Marker.parse("os_name == 'nt'"));
        assertThat(requirement.withMarker(Marker.TRUE)).hasToString("some-thing[a,b]>=1");
        assertThat(requirement.withSpecifiers(VersionSpecifiers.any())).hasToString("some-thing[a,b] ; os_name == 'nt'");
        assertThat(requirement.withReference(DirectReference.parse("./x"))).hasToString("some-thing[a,b] @ ./x ; os_name == 'nt'");
        assertThat(Requirement.of(PackageName.of("a"))).isEqualTo(Requirement.parse("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | 0 | it is empty; expected a package name", ">=1 | 0 | expected a package name", "-a | 0 | `-a` is not a package name",
        "a[b | 3 | expected `]`", "a[b,] | 4 | expected an extra after `,`", "a[b c] | 4 | expected `,` or `]` after an extra",
        "a[!] | 2 | expected an extra", "a 1.0 | 2 | expected a version specifier such as `>=1.0`, `@`, `[` or `;`",
        "a (>=1 | 6 | expected `)`", "a>=1 ; | 6 | expected a marker after `;`", "a ; os == 'nt' | 4 | unknown variable `os`",
        "a ; os_name == 'nt' x | 20 | expected `and`, `or` or the end", "a @ | 3 | expected a URL after `@`",
        "a @ https://host/a.whl; os_name == 'nt' | 4 | a URL holds no white space; a marker stands behind ` ; `",
        "a @ svn+https://host/a | 4 | Postern cannot fetch `svn+https` URLs; it knows `https`, `http`, `file` and `git+…`",
        "a @ https://me:pa/ss@host/a.whl | 12 | the URL's port is no number; percent-encode `/`, `?`, `#` and `@` in a password"})
    void a_mistake_is_told_with_its_place(String text, int position, String reason) {
        MalformedRequirement malformed = catchThrowableOfType(MalformedRequirement.class, () -> Requirement.parse(text));
        assertThat(malformed.reason()).isEqualTo(reason);
        assertThat(malformed.position()).isEqualTo(position);
        assertThat(malformed).hasMessageEndingWith(" is not a requirement: " + reason + ", at column " + (position + 1));
    }

    @Test
    void a_wrong_specifier_is_told_where_it_goes_wrong() {
        MalformedRequirement malformed = catchThrowableOfType(MalformedRequirement.class, () -> Requirement.parse("a >=1, <<2"));
        assertThat(malformed.position()).isBetween(7, 9);
        assertThat(malformed.reason()).startsWith("`>=1, <<2` is not a version specifier: `<<` is no comparison; use `==`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a (>=7.2.0<8.0.0) | a>=7.2.0,<8.0.0", "a >=1.9.* | a>=1.9", "a (!=3.0*) | a!=3.0.*", "a>=1, | a>=1"})
    void usual_mistakes_in_published_metadata_are_mended(String text, String mended) {
        assertThat(Requirement.parseLenient(text)).hasToString(mended);
    }

    @Test
    void user_names_and_passwords_are_neither_kept_nor_told() {
        Requirement requirement = Requirement.parse("a @ https://me:secret@host/a.whl#sha256=ab ; os_name == 'nt'");
        assertThat(requirement).hasToString("a @ https://host/a.whl#sha256=ab ; os_name == 'nt'");
        for (String text : new String[] {"a @ https://me:secret@host/a b", "a[ @ https://me:secret@host/a", "a @ https://me:sec/ret@host/a",
            "a @ https://secret@host/a ; what", "a @ svn://secret:@host/a", "a @ git+https://secret@ho st/a"}) {
            MalformedRequirement malformed = catchThrowableOfType(MalformedRequirement.class, () -> Requirement.parse(text));
            assertThat(malformed.getMessage()).doesNotContain("secret", "sec/ret");
            assertThat(malformed.position()).isLessThanOrEqualTo(malformed.text().length());
        }
    }

    @Test
    void a_requirement_has_a_length_that_people_read() {
        MalformedRequirement malformed = catchThrowableOfType(MalformedRequirement.class, () -> Requirement.parse("a".repeat(70_000)));
        assertThat(malformed.getMessage().length()).isLessThan(200);
    }

    @Test
    void a_marker_cannot_stand_in_for_a_url() {
        assertThatThrownBy(() -> Requirement.parse("p@;")).isInstanceOf(MalformedRequirement.class)
                .hasMessageContaining("expected a URL after `@`");
    }
}
