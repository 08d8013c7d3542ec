package dev.postern.domain.environment;

import java.util.ArrayList;
import java.util.List;

/** The tags of a CPython on platforms that are given by their tags. */
public final class TagSetFixture {

    private TagSetFixture() {}

    public static List<Tag> cpython(int major, int minor, String abi, List<String> platforms) {
        PythonBuild build = new PythonBuild(PythonBuild.CPYTHON, major, minor, major, minor, abi.endsWith("t"), abi.endsWith("d"));
        List<Tag> tags = new ArrayList<>();
        for (TagGroup group : TagOrder.of(build, platforms)) {
            group.platforms().forEach(platform -> tags.add(new Tag(group.python(), group.abi(), platform)));
        }
        return tags;
    }
}
