package dev.postern.cli;

import dev.postern.assembly.Assembly;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.assembly.UnusableInput;
import dev.postern.assembly.UserAgent;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.grammar.Grammar;
import dev.postern.cli.grammar.HelpText;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.grammar.Words;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.LostAnswer;
import dev.postern.domain.index.CatalogProblem;
import dev.postern.domain.index.InvalidCatalog;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program, apart from the process that it runs in. */
public final class Postern {
    /** What is understood for uv's sake; who asks for it must not believe that it happened. */
    private static final List<String> NO_EFFECT_YET =
            List.of("fork-strategy");

    private Postern() {}

    /** What one process of this program shares between its calls; to be closed at the end of the last one. */
    public static Assembly assembly() {
        return new Assembly(new UserAgent("postern/" + ProgramVersion.text()));
    }

    /** Runs one call of the program and returns its exit status. */
    public static int run(Invocation invocation, Assembly assembly) {
        var out = invocation.streams().out();
        Console console = Console.of(invocation, Console.Loudness.NORMAL, Console.Colour.AUTO);
        try {
            return switch (Grammar.parse(invocation.arguments())) {
                case Grammar.Request.TellVersion _ -> tell(console, "postern " + ProgramVersion.text() + "\n");
                case Grammar.Request.TellCommands(String word) -> tell(console, HelpText.ofCommands(word, out.columns()));
                case Grammar.Request.TellUsage(var command) -> tell(console, HelpText.of(command, out.columns()));
                case Grammar.Request.Run(Command command, Words words) -> {
                    console = console(invocation, words);
                    yield run(CommandSettings.moved(invocation, words), command, words, console, assembly);
                }
            };
        } catch (UsageProblem problem) {
            console.error(problem.problem(), problem.hint().stream().toList());
        } catch (UnusableInput unusable) {
            console.error(String.valueOf(unusable.getMessage()), unusable.hint().stream().toList());
        } catch (LostAnswer lost) {
            console.error("the answer could not be written whole to standard output",
                    List.of("the disk is full, or the program that reads it ended early"));
        } catch (InvalidPathException noPath) {
            console.error("`" + noPath.getInput() + "` is no path on this machine: " + noPath.getReason(),
                    List.of("correct it where it is given"));
        } catch (InvalidCatalog invalid) {
            console.error(String.valueOf(invalid.getMessage()), invalid.problems().stream().map(CatalogProblem::hint).distinct().toList());
        } finally {
            out.stream().flush();
            invocation.streams().err().stream().flush();
        }
        return Failures.FAULT;
    }

    private static int run(Invocation invocation, Command command, Words words, Console console, Assembly assembly) {
        Settings settings = CommandSettings.of(invocation, command, words);
        settings.notes().forEach(console::warning);
        for (String name : NO_EFFECT_YET) {
            settings.all(name).stream().filter(value -> !value.text().equals("disabled")).map(Settings.Value::source).distinct()
                    .map(source -> source.startsWith("--") ? "`" + source + "`" : "`" + name + "` (" + source + ")")
                    .forEach(what -> console.warning(what + " has no effect yet"));
        }
        Call call = new Call(invocation, words, settings, console, assembly);
        return switch (command) {
            case COMPILE -> new CompileCommand(call).run();
            case EXPLAIN -> new ExplainCommand(call).run();
            case INDEX_LIST, INDEX_VERSIONS -> new IndexCommand(call).run(command);
            case INDEX_AUDIT -> new AuditCommand(call).run();
            case AUTH_LOGIN -> new AuthLogin(call).run();
            case AUTH_LOGOUT -> new AuthLogout(call).run();
            case AUTH_STATUS -> new AuthStatus(call).run();
            case AUTH_TOKEN -> new AuthToken(call).run();
            case AUTH_HELPER -> new AuthProtocols(call).run();
            case AUTH_INSTALL_BACKEND -> new AuthInstallBackend(call).run();
            case EXEC -> new EnvCommand(call).exec();
            case ENV -> new EnvCommand(call).print();
            case CACHE_DIR, CACHE_SIZE, CACHE_PRUNE, CACHE_CLEAN -> new CacheCommand(call).run(command);
        };
    }

    private static Console console(Invocation invocation, Words words) {
        Optional<String> colour = words.one("--color");
        Console.Colour chosen = colour.map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> Console.Colour.AUTO;
            case "always" -> Console.Colour.ALWAYS;
            case "never" -> Console.Colour.NEVER;
            default -> throw new UsageProblem("`--color " + text + "` is none of the choices", "it must be `auto`, `always` or `never`");
        }).orElse(Console.Colour.AUTO);
        return Console.of(invocation, Console.loudness(words.count("--quiet"), words.count("--verbose")), chosen);
    }

    private static int tell(Console console, String text) {
        console.answer(text);
        return 0;
    }
}
