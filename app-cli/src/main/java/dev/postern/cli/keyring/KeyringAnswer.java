package dev.postern.cli.keyring;

import dev.postern.domain.credential.Credential;

/** A credential as clients read it. */
record KeyringAnswer(Credential credential) {
    private static final int ASCII = 0x7f;

    /** Without a user name a token goes under the name that package indexes have agreed on. */
    String username() {
        return credential.username().isEmpty() ? "__token__" : credential.username();
    }

    /** A line for each value, or an object with them; the user name only if both are wanted. */
    String text(KeyringWords.Mode mode, KeyringWords.Output output) {
        String password = credential.secret().reveal();
        boolean both = mode == KeyringWords.Mode.CREDS;
        return switch (output) {
            case PLAIN -> (both ? username() + "\n" : "") + password + "\n";
            case JSON -> "{" + (both ? "\"username\": " + quoted(username()) + ", " : "") + "\"password\": " + quoted(password) + "}\n";
        };
    }

    /** Whether a line of an answer would end inside it. */
    boolean hasControlCharacters() {
        return (credential.username() + credential.secret().reveal()).chars().anyMatch(Character::isISOControl);
    }

    /** As Python writes it: what is not ASCII is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> {
                    if (c < ' ' || c >= ASCII) {
                        String digits = Integer.toHexString(c);
                        quoted.append("\\u").append("0000", 0, 4 - digits.length()).append(digits);
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
