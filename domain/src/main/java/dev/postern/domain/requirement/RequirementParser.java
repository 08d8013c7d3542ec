package dev.postern.domain.requirement;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.VersionSpecifiers;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a requirement of PEP 508 from left to right. */
final class RequirementParser {

    enum Strictness {
        STRICT, LENIENT
    }

    private static final int MAX_LENGTH = 64 * 1024;

    private final String text;
    private final Strictness strictness;
    private int at;

    RequirementParser(String given, Strictness strictness) {
        this.text = UrlText.withoutUserInfo(given);
        this.strictness = strictness;
        if (UrlText.hidesUserInfo(given)) {
            throw malformed(text.indexOf("://") + 3, UrlText.HIDDEN_USER_INFO);
        }
    }

    Requirement parse() {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedRequirement(text.substring(0, 60) + "…", 60, "longer than " + MAX_LENGTH + " characters");
        }
        PackageName name = name();
        SortedSet<ExtraName> extras = extras();
        skipSpace();
        if (at < text.length() && text.charAt(at) == '@') {
            at++;
            DirectReference reference = reference();
            return new Requirement(name, extras, VersionSpecifiers.any(), Optional.of(reference), marker());
        }
        VersionSpecifiers specifiers = specifiers();
        return new Requirement(name, extras, specifiers, Optional.empty(), marker());
    }

    private PackageName name() {
        skipSpace();
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw malformed(start, start == text.length() ? "it is empty; expected a package name" : "expected a package name");
        }
        try {
            return PackageName.of(text.substring(start, at));
        } catch (IllegalArgumentException malformed) {
            throw malformed(start, "`" + text.substring(start, at) + "` is not a package name");
        }
    }

    private SortedSet<ExtraName> extras() {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '[') {
            return Collections.emptySortedSet();
        }
        at++;
        SortedSet<ExtraName> extras = new TreeSet<>();
        skipSpace();
        while (at < text.length() && text.charAt(at) != ']') {
            extras.add(extra());
            skipSpace();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                skipSpace();
                if (at < text.length() && text.charAt(at) == ']') {
                    throw malformed(at, "expected an extra after `,`");
                }
            } else if (at < text.length() && text.charAt(at) != ']') {
                throw malformed(at, "expected `,` or `]` after an extra");
            }
        }
        if (at >= text.length()) {
            throw malformed(at, "expected `]`");
        }
        at++;
        return extras;
    }

    private ExtraName extra() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        try {
            return ExtraName.of(text.substring(start, at));
        } catch (IllegalArgumentException malformed) {
            throw malformed(start, start == at ? "expected an extra" : "`" + text.substring(start, at) + "` is not an extra");
        }
    }

    /** A URL ends at white space; only behind white space may a marker begin. */
    private DirectReference reference() {
        skipSpace();
        int start = at;
        int end = start;
        while (end < text.length() && !isMarkerStart(end)) {
            end++;
        }
        String url = text.substring(start, end).strip();
        if (url.isEmpty() || url.startsWith(";")) {
            throw malformed(start, "expected a URL after `@`");
        }
        if (UrlText.scheme(url).isPresent() && url.chars().anyMatch(Character::isWhitespace)) {
            throw malformed(start, "a URL holds no white space; a marker stands behind ` ; `");
        }
        at = end;
        try {
            return DirectReference.parse(url);
        } catch (MalformedRequirement malformed) {
            throw malformed(start + Math.min(malformed.position(), url.length()), malformed.reason());
        }
    }

    private boolean isMarkerStart(int index) {
        return text.charAt(index) == ';' && index > 0 && Character.isWhitespace(text.charAt(index - 1));
    }

    private VersionSpecifiers specifiers() {
        skipSpace();
        boolean parenthesised = at < text.length() && text.charAt(at) == '(';
        int start = parenthesised ? at + 1 : at;
        int semicolon = text.indexOf(';', start);
        int end = semicolon < 0 ? text.length() : semicolon;
        if (parenthesised) {
            int close = text.indexOf(')', start);
            if (close < 0 || close > end) {
                throw malformed(Math.min(end, text.length()), "expected `)`");
            }
            at = close + 1;
            end = close;
        } else {
            at = end;
        }
        return specifiers(start, end);
    }

    private VersionSpecifiers specifiers(int start, int end) {
        String part = text.substring(start, end);
        int lineEnd = Math.max(part.indexOf('\n'), part.indexOf('\r'));
        if (lineEnd >= 0) {
            throw malformed(start + lineEnd, "a requirement stands on one line");
        }
        if (part.isBlank()) {
            return VersionSpecifiers.any();
        }
        if ("<>=!~".indexOf(part.strip().charAt(0)) < 0 && strictness == Strictness.STRICT) {
            throw malformed(start, "expected a version specifier such as `>=1.0`, `@`, `[` or `;`");
        }
        try {
            return strictness == Strictness.LENIENT ? VersionSpecifiers.parseLenient(part) : VersionSpecifiers.parse(part);
        } catch (MalformedSpecifier malformed) {
            throw malformed(start + malformed.position(), "`" + part.strip() + "` is not a version specifier: " + malformed.reason());
        }
    }

    private Marker marker() {
        skipSpace();
        if (at >= text.length()) {
            return Marker.TRUE;
        }
        if (text.charAt(at) != ';') {
            throw malformed(at, "expected `;` or the end");
        }
        int start = at + 1;
        String part = text.substring(start);
        if (part.isBlank()) {
            throw malformed(start, "expected a marker after `;`");
        }
        try {
            return Marker.parse(part);
        } catch (MalformedMarker malformed) {
            throw malformed(start + malformed.position(), malformed.reason());
        }
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isNamePart(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    private MalformedRequirement malformed(int position, String reason) {
        return new MalformedRequirement(text, Math.min(position, text.length()), reason);
    }
}
