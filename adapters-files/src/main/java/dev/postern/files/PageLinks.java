package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.PageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The links of an HTML page on the disk to files, with what their attributes say (PEP 503, 592, 658, 714). */
final class PageLinks {
    private static final List<String> METADATA = List.of("data-core-metadata", "data-dist-info-metadata");

    private PageLinks() {}

    static FolderListing of(Path page) {
        try {
            byte[] content = TextFile.bytes(page, page.toString());
            Document document = Jsoup.parse(new ByteArrayInputStream(content), null, "");
            List<PageFile> files = new ArrayList<>();
            for (Element anchor : document.select("a[href]")) {
                file(anchor).ifPresent(files::add);
            }
            return new FolderListing.Listed(base(document, Locations.fileUrl(page)), files);
        } catch (UnusableFile unusable) {
            return new FolderListing.Broken("`" + page + "`: " + unusable.problem());
        } catch (IOException failure) {
            return new FolderListing.Broken("`" + page + "` cannot be read: " + failure.getMessage());
        }
    }

    private static URI base(Document document, URI page) {
        String href = document.select("base[href]").attr("href").strip();
        try {
            return href.isEmpty() ? page : page.resolve(href);
        } catch (IllegalArgumentException malformed) {
            return page;
        }
    }

    private static Optional<PageFile> file(Element anchor) {
        String href = anchor.attr("href").strip();
        int hash = href.indexOf('#');
        String address = hash < 0 ? href : href.substring(0, hash);
        String filename = filename(address);
        if (!FolderListing.isDistribution(filename)) {
            return Optional.empty();
        }
        return Optional.of(new PageFile(filename, address, digests(hash < 0 ? "" : href.substring(hash + 1)),
                attribute(anchor, "data-requires-python"), attribute(anchor, "data-yanked"), size(anchor),
                attribute(anchor, "data-upload-time"), advert(anchor)));
    }

    private static @Nullable String attribute(Element anchor, String name) {
        return anchor.hasAttr(name) ? anchor.attr(name) : null;
    }

    private static String filename(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return last;
        }
    }

    private static List<Digest> digests(String fragment) {
        List<Digest> digests = new ArrayList<>();
        for (String part : fragment.split("&", -1)) {
            Digest.tryParse(part).ifPresent(digests::add);
        }
        return digests;
    }

    private static long size(Element anchor) {
        String text = anchor.attr("data-size");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static MetadataAdvert advert(Element anchor) {
        String said = METADATA.stream().filter(anchor::hasAttr).map(anchor::attr).findFirst().orElse("");
        return said.equalsIgnoreCase("true") ? MetadataAdvert.AVAILABLE
                : Digest.tryParse(said).map(MetadataAdvert::withDigest).orElse(MetadataAdvert.NONE);
    }
}
