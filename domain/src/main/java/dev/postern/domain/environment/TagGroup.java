package dev.postern.domain.environment;

import java.util.List;

/** A stretch of a tag list: all its tags share the Python and the ABI part and differ in the platform, best first. */
record TagGroup(String python, String abi, List<String> platforms) {}
