package dev.postern.cli.keyring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a call, understood as Python's command understands them: long options may be shortened, may hold their value behind an equals
 * sign, and may stand anywhere (Python's rejects them between {@code get} and the service, though its manual shows them there).
 *
 * @param action what is to be done
 * @param backend the class of a Python backend, if one is named
 */
record KeyringWords(Action action, Optional<String> service, Optional<String> username, Mode mode, Output output,
        Optional<String> backend) {

    enum Action {
        NONE, GET, SET, DEL, DIAGNOSE, LIST_BACKENDS, DISABLE, HELP, VERSION, COMPLETION
    }

    enum Mode {
        PASSWORD, CREDS
    }

    enum Output {
        PLAIN, JSON
    }

    private static final List<String> OPERATIONS = List.of("get", "set", "del", "diagnose");
    private static final List<String> SWITCHES = List.of("--help", "--list-backends", "--disable", "--version");
    private static final List<String> VALUES = List.of("--keyring-path", "--keyring-backend", "--mode", "--output", "--print-completion");

    /** @throws KeyringUsage as Python's command would complain */
    static KeyringWords parse(List<String> arguments) {
        return new Reading(arguments).words();
    }

    private static final class Reading {
        private final List<String> arguments;
        private final List<String> operands = new ArrayList<>();
        private Optional<Action> instead = Optional.empty();
        private Mode mode = Mode.PASSWORD;
        private Output output = Output.PLAIN;
        private Optional<String> backend = Optional.empty();
        private int at;

        Reading(List<String> arguments) {
            this.arguments = arguments;
        }

        KeyringWords words() {
            boolean options = true;
            while (at < arguments.size() && instead.filter(action -> action == Action.HELP || action == Action.VERSION).isEmpty()) {
                String word = arguments.get(at++);
                if (options && word.equals("--")) {
                    options = false;
                } else if (options && word.length() > 1 && word.startsWith("-")) {
                    option(word);
                } else {
                    operands.add(word);
                }
            }
            return checked();
        }

        private KeyringWords checked() {
            Action action = operands.isEmpty() ? Action.NONE : operation(operands.getFirst());
            Optional<String> service = operands.size() > 1 ? Optional.of(operands.get(1)) : Optional.empty();
            Optional<String> username = operands.size() > 2 ? Optional.of(operands.get(2)) : Optional.empty();
            if (instead.isEmpty() && operands.size() > 3) {
                throw new KeyringUsage("unrecognized arguments: " + String.join(" ", operands.subList(3, operands.size())));
            }
            KeyringWords words = new KeyringWords(instead.orElse(action), service, username, mode, output, backend);
            words.requireOperands();
            return words;
        }

        private static Action operation(String word) {
            return switch (word) {
                case "get" -> Action.GET;
                case "set" -> Action.SET;
                case "del" -> Action.DEL;
                case "diagnose" -> Action.DIAGNOSE;
                default -> throw new KeyringUsage("argument operation: invalid choice: " + quoted(word) + choices(OPERATIONS));
            };
        }

        private void option(String word) {
            if (!word.startsWith("--")) {
                letters(word);
                return;
            }
            int equals = word.indexOf('=');
            String name = meant(equals < 0 ? word : word.substring(0, equals), word);
            Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            if (SWITCHES.contains(name)) {
                value.ifPresent(text -> {
                    throw new KeyringUsage("argument " + spelled(name) + ": ignored explicit argument " + quoted(text));
                });
                instead(switch (name) {
                    case "--help" -> Action.HELP;
                    case "--version" -> Action.VERSION;
                    case "--list-backends" -> Action.LIST_BACKENDS;
                    default -> Action.DISABLE;
                });
            } else {
                valued(name, value.orElseGet(() -> next(name)));
            }
        }

        private void letters(String word) {
            String rest = word.substring(2);
            switch (word.charAt(1)) {
                case 'h' -> instead(Action.HELP);
                case 'b' -> valued("--keyring-backend", rest.isEmpty() ? next("--keyring-backend") : rest);
                case 'p' -> valued("--keyring-path", rest.isEmpty() ? next("--keyring-path") : rest);
                default -> throw new KeyringUsage("unrecognized arguments: " + word);
            }
        }

        /** The first of several counts, but help and the version go before the rest, as they end the reading. */
        private void instead(Action action) {
            boolean ends = action == Action.HELP || action == Action.VERSION;
            instead = ends ? Optional.of(action) : Optional.of(instead.orElse(action));
        }

        private void valued(String name, String value) {
            switch (name) {
                case "--mode" -> mode = switch (value) {
                    case "password" -> Mode.PASSWORD;
                    case "creds" -> Mode.CREDS;
                    default -> throw invalid(name, value, List.of("password", "creds"));
                };
                case "--output" -> output = switch (value) {
                    case "plain" -> Output.PLAIN;
                    case "json" -> Output.JSON;
                    default -> throw invalid(name, value, List.of("plain", "json"));
                };
                case "--keyring-backend" -> backend = Optional.of(value);
                case "--print-completion" -> instead(Action.COMPLETION);
                default -> {
                    // a path to Python modules: there are none here
                }
            }
        }

        private String next(String name) {
            if (at >= arguments.size() || arguments.get(at).length() > 1 && arguments.get(at).startsWith("-")) {
                throw new KeyringUsage("argument " + spelled(name) + ": expected one argument");
            }
            return arguments.get(at++);
        }

        private static String meant(String typed, String word) {
            List<String> all = new ArrayList<>(SWITCHES);
            all.addAll(VALUES);
            if (all.contains(typed)) {
                return typed;
            }
            List<String> fitting = all.stream().filter(name -> name.startsWith(typed)).toList();
            return switch (fitting.size()) {
                case 0 -> throw new KeyringUsage("unrecognized arguments: " + word);
                case 1 -> fitting.getFirst();
                default -> throw new KeyringUsage("ambiguous option: " + word + " could match " + String.join(", ", fitting));
            };
        }
    }

    private void requireOperands() {
        boolean needsService = action == Action.GET || action == Action.SET || action == Action.DEL;
        boolean needsUser = needsService && (action != Action.GET || mode != Mode.CREDS);
        if (needsService && service.isEmpty() || needsUser && username.isEmpty()) {
            String operation = action == Action.GET ? "get" : action == Action.SET ? "set" : "del";
            throw new KeyringUsage(operation + " requires service" + (needsUser ? " and username" : ""));
        }
    }

    private static KeyringUsage invalid(String name, String value, List<String> choices) {
        return new KeyringUsage("argument " + spelled(name) + ": invalid choice: " + quoted(value) + choices(choices));
    }

    private static String choices(List<String> choices) {
        return " (choose from " + String.join(", ", choices.stream().map(KeyringWords::quoted).toList()) + ")";
    }

    private static String spelled(String name) {
        return switch (name) {
            case "--keyring-path" -> "-p/--keyring-path";
            case "--keyring-backend" -> "-b/--keyring-backend";
            case "--help" -> "-h/--help";
            default -> name;
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
