package dev.postern.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.environment.Tag;
import dev.postern.domain.environment.WheelTags;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import java.util.Arrays;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * What a value prints reads back as the same value. Versions, specifiers, markers, times and lock files have laws of their own, beside their
 * types.
 */
class RoundTripLawsTest {

    private static final Arbitrary<String> NAMES = Arbitraries.of("a", "a-b", "A__B", "Zope.Interface", "x1", "0-9.c");
    private static final Arbitrary<String> VERSIONS = Arbitraries.of("1", "1.0rc1", "1!2.0", "3.post1.dev2", "1.0+local.1");

    @Property
    void names_do(@ForAll("names") String text) {
        returns(PackageName.of(text), PackageName::of);
        returns(ExtraName.of(text), ExtraName::of);
        returns(GroupName.of(text), GroupName::of);
        returns(IndexName.of(text.replace('.', '-')), IndexName::of);
    }

    @Property
    void patterns_of_names_do(@ForAll("names") String text, @ForAll("stars") String star) {
        returns(NamePattern.parse(PackageName.of(text).text() + star), NamePattern::parse);
    }

    @Property
    void tags_do(@ForAll("tags") String text) {
        WheelTags tags = WheelTags.parse(text);
        returns(tags, WheelTags::parse);
        tags.expanded().forEach(tag -> returns(tag, Tag::parse));
    }

    @Property
    void wheels_do(@ForAll("wheels") String text) {
        WheelFilename wheel = WheelFilename.parse(text);
        returns(wheel, WheelFilename::parse);
        assertThat(wheel).hasToString(text);
    }

    @Property
    void source_distributions_do(@ForAll("names") String name, @ForAll("versions") String version,
            @ForAll("extensions") String extension) {
        SdistFilename sdist = SdistFilename.parse(PackageName.of(name).text().replace('-', '_') + "-" + version + extension);
        returns(sdist, SdistFilename::parse);
        returns(sdist, text -> SdistFilename.parse(text, PackageName.of(name)));
    }

    @Property
    void digests_do(@ForAll Digest.Algorithm algorithm, @ForAll("hex") String hex) {
        returns(Digest.of(algorithm.text(), hex.repeat(algorithm.digits() / hex.length())), Digest::parse);
    }

    @Property
    void requirements_do(@ForAll("requirements") String text) {
        returns(Requirement.parse(text), Requirement::parse);
    }

    @Property
    void references_do(@ForAll("references") String text) {
        returns(DirectReference.parse(text), DirectReference::parse);
    }

    @Test
    void choices_do() {
        Arrays.stream(IndexStrategy.values()).forEach(choice -> assertThat(IndexStrategy.parse(choice.toString())).contains(choice));
        Arrays.stream(PrereleaseMode.values()).forEach(choice -> assertThat(PrereleaseMode.parse(choice.toString())).contains(choice));
        Arrays.stream(ResolutionMode.values()).forEach(choice -> assertThat(ResolutionMode.parse(choice.toString())).contains(choice));
        Arrays.stream(SendingRule.values()).forEach(choice -> assertThat(SendingRule.parse(choice.toString())).contains(choice));
        Arrays.stream(Cooldown.WithoutDates.values())
                .forEach(choice -> assertThat(Cooldown.WithoutDates.parse(choice.toString())).contains(choice));
    }

    private static <T> void returns(T value, Function<String, T> parse) {
        assertThat(parse.apply(value.toString())).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> names() {
        return NAMES;
    }

    @Provide
    Arbitrary<String> versions() {
        return VERSIONS;
    }

    @Provide
    Arbitrary<String> stars() {
        return Arbitraries.of("", "-*", "*");
    }

    @Provide
    Arbitrary<String> extensions() {
        return Arbitraries.of(".tar.gz", ".zip");
    }

    @Provide
    Arbitrary<String> hex() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(8);
    }

    @Provide
    Arbitrary<String> tags() {
        return Combinators.combine(Arbitraries.of("py3", "py2.py3", "cp312", "cp39.cp310"), Arbitraries.of("none", "abi3", "cp312.none"),
                Arbitraries.of("any", "win_amd64", "manylinux_2_17_x86_64.manylinux2014_x86_64")).as((a, b, c) -> a + "-" + b + "-" + c);
    }

    @Provide
    Arbitrary<String> wheels() {
        return Combinators.combine(names(), versions(), Arbitraries.of("", "1-", "12abc-"), tags())
                .as((name, version, build, tags) -> PackageName.of(name).text().replace('-', '_') + "-" + version + "-" + build + tags
                        + ".whl");
    }

    @Provide
    Arbitrary<String> requirements() {
        return Combinators.combine(names(), Arbitraries.of("", "[x]", "[y,x]"),
                Arbitraries.of("", ">=1,<2", "==1.*", "~=1.4", "!=2,>1", "===1.0+odd",
                        " @ https://files.example/a-1.tar.gz#sha256=" + "0".repeat(64)),
                Arbitraries.of("", " ; python_version < '3.9' and extra == 'x'", " ; 'linux' in sys_platform or os_name != 'nt'"))
                .as((name, extras, what, marker) -> name + extras + what + marker);
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.of("https://files.example/a-1.0.tar.gz", "https://files.example/a.zip#subdirectory=b&sha256=" + "a".repeat(64),
                "file:///srv/a-1-py3-none-any.whl", "./folder", "../other/folder", "git+https://git.example/a.git@v1#subdirectory=c",
                "git+ssh://git@git.example/a", "git+file:///srv/a.git");
    }
}
