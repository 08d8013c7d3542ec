package dev.postern.http;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Reads a project page in HTML (PEP 503, with the additions of PEP 592, 629, 658, 700 and 714): every anchor with an address is a file. The
 * text of the anchor does not count; the file's name is the last part of its address.
 */
final class HtmlPage {

    private static final String SELECTED = "a[href], base[href], meta[name], form, script, frameset";

    private final PagePacking page;
    private URI base;
    private boolean based;
    private boolean interactive;

    private HtmlPage(URI base, int expected) {
        this.base = base;
        this.page = new PagePacking(Math.max(512, expected / 2));
    }

    /**
     * Reads one page.
     *
     * @param address where the page came from, after redirects
     * @param expected about how many characters will come
     * @return the page's files, with addresses that are absolute or relative to {@link Read#base}
     */
    static Read read(Reader body, URI address, int expected) throws IOException, UnreadablePage {
        HtmlPage reading = new HtmlPage(address, expected);
        body.mark(1024);
        if (!looksLikeMarkup(body)) {
            throw new UnreadablePage("is said to be HTML but has no markup");
        }
        body.reset();
        try (StreamParser parser = new StreamParser(Parser.htmlParser())) {
            parser.parse(body, address.toString());
            for (Element next = parser.selectNext(SELECTED); next != null; next = parser.selectNext(SELECTED)) {
                reading.element(next);
                forget(next);
            }
        }
        if (reading.page.size() == 0 && reading.interactive) {
            throw new UnreadablePage("is an HTML page for people, such as a login form, and no list of files");
        }
        return new Read(reading.base, reading.page.finish());
    }

    /** What was read. */
    record Read(URI base, PackedPage files) {}

    private void element(Element element) throws UnreadablePage {
        switch (element.normalName()) {
            case "a" -> anchor(element);
            case "base" -> base(element.attr("href"));
            case "meta" -> meta(element);
            default -> interactive = true;
        }
    }

    /** The first one counts (HTML §4.2.3); it may be relative to the page. */
    private void base(String href) {
        if (based) {
            return;
        }
        based = true;
        try {
            base = base.resolve(URI.create(href.strip()));
        } catch (IllegalArgumentException _) {
            // an address that is none changes nothing
        }
    }

    private void meta(Element element) throws UnreadablePage {
        String version = element.attr("content").strip();
        if (element.attr("name").equalsIgnoreCase("pypi:repository-version") && !version.isEmpty()
                && !version.equals("1") && !version.startsWith("1.")) {
            throw new UnreadablePage("speaks version `" + Quoted.of(version)
                    + "` of the repository API, and only 1.x is known (PEP 629)");
        }
    }

    private void anchor(Element anchor) {
        String href = anchor.attr("href").strip();
        int hash = href.indexOf('#');
        String address = hash < 0 ? href : href.substring(0, hash);
        String filename = filename(address);
        if (filename.isEmpty()) {
            return;
        }
        chars(page.filename, filename);
        chars(page.url, address);
        if (hash >= 0) {
            fragment(href.substring(hash + 1));
        }
        metadata(anchor);
        if (anchor.hasAttr("data-requires-python")) {
            char[] text = anchor.attr("data-requires-python").strip().toCharArray();
            page.requiresPython(text, 0, text.length);
        }
        page.yanked(anchor.hasAttr("data-yanked") ? anchor.attr("data-yanked") : null);
        page.size(number(anchor.attr("data-size").strip()));
        chars(page.uploadTime, anchor.attr("data-upload-time").strip());
        page.add();
    }

    private static void chars(Packing into, String text) {
        into.chars(text.toCharArray(), 0, text.length());
    }

    /** `sha256=…`; anything else, such as `egg=…` or the name of a section, says nothing about the file. */
    private void fragment(String fragment) {
        for (String part : decoded(fragment).split("&", 8)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                page.digest(part.substring(0, equals).toLowerCase(Locale.ROOT), part.toCharArray(), equals + 1,
                        part.length() - equals - 1);
            }
        }
    }

    private void metadata(Element anchor) {
        String key = anchor.hasAttr("data-core-metadata") ? "data-core-metadata" : "data-dist-info-metadata";
        String said = anchor.attr(key).strip();
        int equals = said.indexOf('=');
        if (said.equalsIgnoreCase("true")) {
            page.metadata(true);
        } else if (equals > 0) {
            page.metadata(true);
            page.metadataDigest(said.substring(0, equals).toLowerCase(Locale.ROOT), said.toCharArray(), equals + 1,
                    said.length() - equals - 1);
        }
    }

    private static String filename(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        return decoded(path.substring(path.lastIndexOf('/') + 1)).strip();
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            // a plus is a plus here, as in local versions
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static long number(String text) {
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static boolean looksLikeMarkup(Reader body) throws IOException {
        for (int i = 0; i < 512; i++) {
            int c = body.read();
            if (c == '<') {
                return true;
            }
            if (c < 0) {
                return i == 0;
            }
            if (!Character.isWhitespace(c) && c != '\ufeff') {
                return false;
            }
        }
        return false;
    }

    /** Takes what was read out of the tree, which would grow to several times the page. */
    private static void forget(Element element) {
        for (Node before = element.previousSibling(); before != null; before = element.previousSibling()) {
            before.remove();
        }
        if (element.parent() != null) {
            element.remove();
        }
    }
}
