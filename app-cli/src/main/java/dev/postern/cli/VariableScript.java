package dev.postern.cli;

import dev.postern.assembly.UnusableInput;
import dev.postern.cli.ClientVariables.Variable;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.render.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Variables in the words of those who read them: shells, and CI services, which are told what to mask. */
enum VariableScript {
    SH {
        @Override
        String of(Variable variable) {
            return "export " + variable.name() + "=" + shell(text(variable)) + "\n";
        }
    },
    FISH {
        @Override
        String of(Variable variable) {
            return "set -gx " + variable.name() + " '" + text(variable).replace("\\", "\\\\").replace("'", "\\'") + "';\n";
        }
    },
    POWERSHELL {
        @Override
        String of(Variable variable) {
            return "$env:" + variable.name() + " = '" + text(variable).replace("'", "''") + "'\n";
        }
    },
    /** Lines for the file that {@code GITHUB_ENV} names; what is to be masked goes to standard error, which the runner reads too. */
    GITHUB {
        @Override
        String of(Variable variable) {
            return variable.name() + "=" + text(variable) + "\n";
        }

        @Override
        String mask(Variable variable) {
            return "::add-mask::" + text(variable).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") + "\n";
        }
    },
    AZURE {
        @Override
        String of(Variable variable) {
            String value = text(variable).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
            return "##vso[task.setvariable variable=" + variable.name() + (variable.secret() ? ";issecret=true" : "") + "]" + value + "\n";
        }
    },
    JSON {
        @Override
        String of(Variable variable) {
            throw new IllegalStateException("variables are told together");
        }

        @Override
        String of(List<Variable> variables) {
            Map<String, Object> values = new LinkedHashMap<>();
            variables.forEach(variable -> values.put(variable.name(), text(variable)));
            return JsonText.of(values);
        }
    };

    private static final int DELETE = 0x7f;

    abstract String of(Variable variable);

    String of(List<Variable> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach(variable -> text.append(of(variable)));
        return text.toString();
    }

    /** What a log must not show, told to who keeps it; mostly nothing. */
    String mask(Variable variable) {
        return "";
    }

    static VariableScript named(String text) {
        for (VariableScript script : values()) {
            if (script.name().toLowerCase(Locale.ROOT).equals(text)) {
                return script;
            }
        }
        throw new UsageProblem("`" + text + "` is no format of this answer",
                "it must be `sh`, `fish`, `powershell`, `github`, `azure` or `json`");
    }

    private static String text(Variable variable) {
        String text = variable.value().reveal();
        if (text.chars().anyMatch(c -> c < ' ' || c == DELETE)) {
            throw new UnusableInput("the value of `" + variable.name() + "` has control characters, which could begin another variable",
                    "log in again with `postern auth login`, or mend the variable");
        }
        return text;
    }

    /** One word for {@code sh}, whatever is in it. */
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
