package dev.postern.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs that a wheel's {@code entry_points.txt} declares (entry points specification): {@code name = module:object}. */
record EntryPoints(List<Program> programs) {
    private static final Pattern NAME = Pattern.compile("[\\w.][\\w.+ -]{0,200}");
    private static final Pattern OBJECT = Pattern.compile("([\\w.]+)\\s*:\\s*([\\w.]+)\\s*(?:\\[.*])?");

    /**
     * A program to be made.
     *
     * @param module where its function is imported from
     * @param object the function, perhaps behind dots
     */
    record Program(String name, String module, String object) {

        /** The text of a script for that interpreter. */
        String script(String interpreter) {
            int dot = object.indexOf('.');
            return shebang(interpreter) + "import sys\nfrom " + module + " import " + (dot < 0 ? object : object.substring(0, dot))
                    + "\n\nif __name__ == \"__main__\":\n    sys.exit(" + object + "())\n";
        }
    }

    EntryPoints {
        programs = List.copyOf(programs);
    }

    /** Kernels take neither blanks nor more than 127 characters in that line; `sh` takes both, and Python reads past what `sh` runs. */
    static String shebang(String interpreter) {
        return interpreter.length() <= 120 && interpreter.indexOf(' ') < 0
                ? "#!" + interpreter + "\n"
                : "#!/bin/sh\n'''exec' '" + interpreter.replace("'", "'\"'\"'") + "' \"$0\" \"$@\"\n' '''\n";
    }

    /** Reads the sections {@code console_scripts} and {@code gui_scripts}; what is malformed or no plain file name is refused. */
    static EntryPoints parse(String text) throws UnsafeArchive {
        List<Program> programs = new ArrayList<>();
        boolean wanted = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                wanted = line.equals("[console_scripts]") || line.equals("[gui_scripts]");
            } else if (wanted && !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                programs.add(program(line));
            }
        }
        return new EntryPoints(programs);
    }

    private static Program program(String line) throws UnsafeArchive {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        Matcher object = OBJECT.matcher(equals < 0 ? "" : line.substring(equals + 1).strip());
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..") || !object.matches()) {
            throw new UnsafeArchive("its entry point `" + EntryPath.shown(line) + "` is malformed");
        }
        return new Program(name, object.group(1), object.group(2));
    }
}
