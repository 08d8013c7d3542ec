package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The files of a folder, or those that an HTML page of this machine links to. */
sealed interface FolderListing {
    int MOST_FILES = 1_000_000;
    List<String> ENDINGS = List.of(".whl", ".tar.gz", ".zip", ".tar.bz2", ".tar.xz", ".tgz");

    record Listed(URI base, List<PageFile> files) implements FolderListing {
        public Listed {
            files = List.copyOf(files);
        }
    }

    record Broken(String detail) implements FolderListing {}

    static FolderListing of(Path place) {
        return Files.isDirectory(place) ? ofFolder(place) : ofPage(place);
    }

    private static FolderListing ofFolder(Path folder) {
        List<PageFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(entry)) {
                    files.add(new PageFile(name, entry.toUri().toString(), List.of(), null, null, Files.size(entry), null,
                            MetadataAdvert.NONE));
                }
                if (files.size() > MOST_FILES) {
                    return new Broken("`" + folder + "` holds more than " + MOST_FILES + " files");
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException failure) {
            return new Broken("`" + folder + "` cannot be listed: " + failure.getMessage());
        }
        files.sort(java.util.Comparator.comparing(PageFile::filename));
        return new Listed(folder.toUri(), files);
    }

    static FolderListing ofPage(Path page) {
        String text;
        try {
            text = TextFile.readUtf8(page, page.toString());
        } catch (UnusableFile unusable) {
            return new Broken("`" + page + "` " + unusable.problem());
        }
        List<PageFile> files = new ArrayList<>();
        for (Element anchor : Jsoup.parse(text).select("a[href]")) {
            file(anchor).ifPresent(files::add);
        }
        return new Listed(page.toUri(), files);
    }

    private static Optional<PageFile> file(Element anchor) {
        String href = anchor.attr("href").strip();
        int hash = href.indexOf('#');
        String address = hash < 0 ? href : href.substring(0, hash);
        String filename = decoded(address.substring(address.lastIndexOf('/') + 1));
        if (ENDINGS.stream().noneMatch(filename::endsWith)) {
            return Optional.empty();
        }
        List<Digest> digests = hash < 0 ? List.of() : Digest.tryParse(href.substring(hash + 1).replace('=', ':')).stream().toList();
        String python = anchor.hasAttr("data-requires-python") ? anchor.attr("data-requires-python") : null;
        String yanked = anchor.hasAttr("data-yanked") ? anchor.attr("data-yanked") : null;
        return Optional.of(new PageFile(filename, address, digests, python, yanked, -1, null, advert(anchor)));
    }

    private static MetadataAdvert advert(Element anchor) {
        String said = anchor.hasAttr("data-core-metadata") ? anchor.attr("data-core-metadata") : anchor.attr("data-dist-info-metadata");
        return said.equalsIgnoreCase("true") ? MetadataAdvert.AVAILABLE
                : Digest.tryParse(said.replace('=', ':')).map(MetadataAdvert::withDigest).orElse(MetadataAdvert.NONE);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** A quick test before names are read in earnest: the file's name begins with the project's, spelt in any way. */
    static boolean mayBelongTo(String filename, PackageName project) {
        String name = project.text();
        if (filename.length() <= name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(filename.charAt(i));
            boolean separator = c == '-' || c == '_' || c == '.';
            if (name.charAt(i) == '-' ? !separator : c != name.charAt(i)) {
                return name.indexOf('-') >= 0 && i > name.indexOf('-');
            }
        }
        return true;
    }
}
