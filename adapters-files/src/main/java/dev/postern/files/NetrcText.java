package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a netrc: words between blanks, or in double quotes with {@code \} before a character that is meant as it is; a {@code #}
 * where a keyword could stand begins a comment; a macro ends at an empty line. Errors name the line and never a word.
 */
final class NetrcText {
    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private final List<CredentialBook.ByHost.Machine> machines = new ArrayList<>();
    private @Nullable String host;
    private String login = "";
    private String password = "";

    private NetrcText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @throws UnusableFile with file and line */
    static CredentialBook parse(String file, String text) {
        NetrcText netrc = new NetrcText(file, text);
        String word = netrc.word();
        while (word != null) {
            netrc.statement(word);
            word = netrc.word();
        }
        netrc.endMachine();
        return new CredentialBook.ByHost(List.copyOf(netrc.machines));
    }

    private void statement(String keyword) {
        switch (keyword) {
            case "machine" -> {
                endMachine();
                host = value(keyword);
                if (host.isEmpty()) {
                    throw wrong("the name of a `machine` is empty");
                }
            }
            case "default" -> {
                endMachine();
                host = "";
            }
            case "login", "user" -> login = ofMachine(keyword);
            case "account" -> ofMachine(keyword);
            case "password", "passwd" -> password = ofMachine(keyword);
            case "macdef" -> skipMacro();
            case String other when other.startsWith("#") -> skipLine();
            default -> throw wrong("expected `machine`, `default`, `login`, `password`, `account` or `macdef`")
                    .withHint("put a password that contains blanks into double quotes");
        }
    }

    private String ofMachine(String keyword) {
        if (host == null) {
            throw wrong("`" + keyword + "` stands before the first `machine`");
        }
        return value(keyword);
    }

    private String value(String keyword) {
        String value = word();
        if (value == null) {
            throw wrong("nothing follows `" + keyword + "`");
        }
        return value;
    }

    /** A machine without a password opens nothing. */
    private void endMachine() {
        if (host != null && !password.isEmpty()) {
            machines.add(new CredentialBook.ByHost.Machine(host, Credential.basic(login, Secret.of(password))));
        }
        host = null;
        login = "";
        password = "";
    }

    private @Nullable String word() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            next();
        }
        if (at == text.length()) {
            return null;
        }
        boolean quoted = text.charAt(at) == '"';
        if (quoted) {
            next();
        }
        StringBuilder word = new StringBuilder();
        while (at < text.length() && (quoted ? text.charAt(at) != '"' : !Character.isWhitespace(text.charAt(at)))) {
            char c = next();
            word.append(c == '\\' && at < text.length() ? next() : c);
        }
        if (quoted) {
            if (at == text.length()) {
                throw wrong("a double quote is not closed");
            }
            next();
        }
        return word.toString();
    }

    private char next() {
        char c = text.charAt(at);
        line += c == '\n' ? 1 : 0;
        at++;
        return c;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void skipMacro() {
        skipLine();
        while (at < text.length()) {
            next();
            int start = at;
            skipLine();
            if (text.substring(start, at).isBlank()) {
                return;
            }
        }
    }

    private UnusableFile wrong(String problem) {
        return UnusableFile.of(file + ":" + line, problem);
    }
}
