package dev.postern.python;

import dev.postern.domain.environment.Interpreter;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.PythonBuild;
import dev.postern.domain.version.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines {@code key<TAB>value} that an interpreter printed about itself.
 *
 * @param facts the values by their keys
 */
record InterpreterReport(Map<String, String> facts) {
    private static final String BEGIN = "postern: begin\n";
    private static final String END = "postern: end\n";

    /** Finds the report in all that was printed; nothing where there is no whole one. */
    static Optional<InterpreterReport> parse(String output) {
        String text = output.replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return Optional.empty();
        }
        var facts = new HashMap<String, String>();
        text.substring(begin + BEGIN.length(), end).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                facts.put(line.substring(0, tab), line.substring(tab + 1));
            }
        });
        return Optional.of(new InterpreterReport(facts));
    }

    /**
     * The interpreter as a value.
     *
     * @throws dev.postern.domain.environment.MalformedEnvironment if what it says is no environment
     */
    Interpreter interpreter() {
        var markers = MarkerEnvironment.of(facts);
        String implementation = facts.getOrDefault("implementation_name", "");
        Version python = markers.pythonRelease();
        Version own = markers.implementationRelease();
        var build = new PythonBuild(implementation, (int) python.major(), (int) python.minor(), (int) own.major(),
                (int) own.minor(), fact("free_threaded").equals("1"), fact("debug").equals("1"));
        int bits = fact("pointer_bits").equals("32") ? 32 : 64;
        var platform = new PlatformReport(fact("sys_platform"), fact("platform_machine"), bits, fact("libc"), fact("macos"));
        return new Interpreter(markers, build, platform.platform());
    }

    String fact(String key) {
        return facts.getOrDefault(key, "");
    }
}
