package dev.postern.domain.distribution;

import dev.postern.domain.name.PackageName;

/** Finds a project's name at the start of a file name, in any of the spellings that normalise to it (PEP 503). */
final class FilenamePrefix {

    private FilenamePrefix() {}

    /**
     * Where the name ends: the position of the {@code -} after it, or -1 if the file name does not begin with this
     * project's name. Allocates nothing, since it runs over every file of a page.
     */
    static int end(String filename, PackageName project) {
        String name = project.text();
        int at = 0;
        for (int next = 0; next < name.length(); next++) {
            char wanted = name.charAt(next);
            int from = at;
            if (wanted == '-') {
                while (at < filename.length() && isSeparator(filename.charAt(at))) {
                    at++;
                }
            } else if (at < filename.length() && lower(filename.charAt(at)) == wanted) {
                at++;
            }
            if (at == from) {
                return -1;
            }
        }
        return at < filename.length() && filename.charAt(at) == '-' ? at : -1;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
