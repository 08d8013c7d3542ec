package dev.postern.git;

import dev.postern.domain.credential.CredentialedUrl;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code git} and the programs that it starts said about a failure.
 *
 * @param text in one line
 * @param denied whether a server wants somebody else, or wants to know who is there
 */
record Complaint(String text, boolean denied) {
    private static final int SHOWN = 300;
    private static final int LINES = 3;

    /** Advice that suits a person who typed the command. */
    private static final Pattern ADVICE =
            Pattern.compile("(hint|warning): .*|Cloning into .*|Please make sure you have .*|and the repository exists\\.?");

    /** Git ends with the same status whatever happened, so that only its words tell; they are English, since its locale is. */
    private static final Pattern DENIED = Pattern.compile("could not read (Username|Password) for|Authentication failed for"
            + "|Permission denied \\(|The requested URL returned error: 40[13]|terminal prompts disabled");

    /** @param said all of it */
    static Complaint of(int status, String said) {
        List<String> lines = said.lines().map(String::strip).filter(line -> !line.isEmpty() && !ADVICE.matcher(line).matches()).toList();
        String text = lines.stream().skip(Math.max(0, lines.size() - LINES)).map(Complaint::plain).collect(Collectors.joining("; "));
        return new Complaint(text.isEmpty() ? "it ended with status " + status
                : text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text, DENIED.matcher(said).find());
    }

    private static String plain(String line) {
        String shown = CredentialedUrl.masked(line.replaceAll("\\p{Cntrl}", ""));
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
