package dev.postern.http;

import java.util.Locale;
import java.util.Optional;

/** What a server says a page is (RFC 9110 §8.3.1): type and subtype in any case, parameters after a semicolon. */
enum MediaType {

    /** PEP 691. */
    JSON,
    /** PEP 503, as `text/html` or as PEP 691's own name for it. */
    HTML;

    /** What is asked for: JSON, and HTML where there is no better. */
    static final String ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";

    /** What is asked of a flat page, which has no JSON form. */
    static final String ACCEPT_FLAT = "text/html";

    static Optional<MediaType> of(String contentType) {
        int semicolon = contentType.indexOf(';');
        String name = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "application/vnd.pypi.simple.v1+json", "application/vnd.pypi.simple.latest+json" -> Optional.of(JSON);
            case "application/vnd.pypi.simple.v1+html", "application/vnd.pypi.simple.latest+html", "text/html",
                    "application/xhtml+xml" ->
                    Optional.of(HTML);
            default -> Optional.empty();
        };
    }

    /** The `charset` parameter, if there is one. */
    static Optional<String> charset(String contentType) {
        for (String parameter : contentType.split(";", 8)) {
            String text = parameter.strip();
            if (text.regionMatches(true, 0, "charset=", 0, 8)) {
                return Optional.of(text.substring(8).replace("\"", "").strip()).filter(name -> !name.isEmpty());
            }
        }
        return Optional.empty();
    }
}
