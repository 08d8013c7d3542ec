package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.cli.grammar.Grammar;
import dev.postern.cli.grammar.HelpText;
import dev.postern.cli.grammar.UsageProblem;

/** The program, apart from the process that it runs in. */
public final class Postern {
    private Postern() {}

    public static int run(Invocation invocation) {
        var out = invocation.streams().out();
        try {
            switch (Grammar.parse(invocation.arguments())) {
                case Grammar.Request.TellVersion _ -> out.stream().println("postern " + version());
                case Grammar.Request.TellCommands(String word) -> out.stream().print(HelpText.ofCommands(word, out.columns()));
                case Grammar.Request.TellUsage(var command) -> out.stream().print(HelpText.of(command, out.columns()));
                case Grammar.Request.Run run -> out.stream().println(run);
            }
            return 0;
        } catch (UsageProblem problem) {
            invocation.streams().err().stream().println("error: " + problem.problem());
            problem.hint().ifPresent(hint -> invocation.streams().err().stream().println("\nhint: " + hint));
            return 2;
        } finally {
            out.stream().flush();
            invocation.streams().err().stream().flush();
        }
    }

    private static String version() {
        String version = Postern.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }
}
