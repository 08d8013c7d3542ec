package dev.postern.domain.build;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a hook.
 *
 * @param subject what is being built, as a person knows it
 * @param interpreter the Python that runs it, as {@link dev.postern.domain.environment.ProbeOutcome.Found} names it
 * @param wheels {@code file:} URLs of all that may be imported beside the standard library
 * @param configSettings passed on to the backend as they are; several values of a key make a list
 */
public record HookCall(String subject, SourceTree tree, BuildSystem system, Hook hook, String interpreter, List<URI> wheels,
        Map<String, List<String>> configSettings) {

    public HookCall {
        wheels = List.copyOf(wheels);
        configSettings = Collections.unmodifiableMap(new TreeMap<>(configSettings));
    }
}
