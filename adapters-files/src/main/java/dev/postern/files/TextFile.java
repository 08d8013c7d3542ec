package dev.postern.files;

import dev.postern.domain.name.CloseNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads text files whole, up to a limit of size, and decodes them strictly: a byte that is no character is an error with its line. */
final class TextFile {
    /** More than any list of requirements or settings written by people or tools needs. */
    static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_NEIGHBOURS = 1000;
    private static final Pattern CODING = Pattern.compile("coding[:=]\\s*([-\\w.]+)");

    private TextFile() {}

    /** UTF-8, with or without a byte-order mark. */
    static String readUtf8(Path file, String shown) {
        return strip(decoded(bytes(file, shown), StandardCharsets.UTF_8, shown));
    }

    /** As pip reads requirements: a byte-order mark decides, else a PEP 263 line among the first two, else UTF-8. */
    static String readDeclared(Path file, String shown) {
        return decodeDeclared(bytes(file, shown), shown);
    }

    static String decodeDeclared(byte[] content, String shown) {
        return strip(decoded(content, charsetOf(content, shown), shown));
    }

    static byte[] bytes(Path file, String shown) {
        if (Files.isDirectory(file)) {
            throw UnusableFile.of(shown, "is a directory, expected a file").withHint("name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw UnusableFile.of(shown, "is larger than " + LARGEST / 1024 / 1024 + " MiB, which no such file should be");
            }
            return content;
        } catch (IOException failure) {
            throw unreadable(file, shown, failure);
        }
    }

    static UnusableFile unreadable(Path file, String shown, IOException failure) {
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return UnusableFile.of(shown, "is a symbolic link that leads nowhere, or in a circle").withHint("mend the link");
        }
        return switch (failure) {
            case NoSuchFileException _ -> missing(file, shown);
            case AccessDeniedException _ -> UnusableFile.of(shown, "no permission to read it")
                    .withHint("ask its owner for the right to read it");
            case FileSystemException other when other.getReason() != null -> UnusableFile.of(shown, "cannot be read: " + other.getReason());
            case IOException other -> UnusableFile.of(shown, "cannot be read: " + other.getMessage());
        };
    }

    private static UnusableFile missing(Path file, String shown) {
        UnusableFile missing = UnusableFile.of(shown, "no such file");
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return missing.withHint("there is no folder `" + folder + "`");
        }
        return CloseNames.closest(String.valueOf(file.getFileName()), neighbours(folder))
                .map(close -> missing.withHint("did you mean `" + close + "`?"))
                .orElseGet(() -> missing.withHint("it was looked for in `" + folder + "`"));
    }

    private static List<String> neighbours(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.limit(MOST_NEIGHBOURS).map(neighbour -> String.valueOf(neighbour.getFileName())).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static Charset charsetOf(byte[] content, String shown) {
        if (startsWith(content, 0xff, 0xfe, 0, 0) || startsWith(content, 0, 0, 0xfe, 0xff)) {
            return Charset.forName("UTF-32");
        }
        if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16;
        }
        int start = 0;
        for (int line = 1; line <= 2 && !startsWith(content, 0xef, 0xbb, 0xbf); line++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            String text = new String(content, start, end - start, StandardCharsets.ISO_8859_1);
            Matcher coding = CODING.matcher(text);
            if (text.startsWith("#") && coding.find()) {
                return named(coding.group(1), shown, new Place(line, coding.start(1) + 1));
            }
            start = Math.min(end + 1, content.length);
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] content, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= content.length || (content[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Python spells some encodings in its own way, such as {@code latin-1} and {@code utf-8-sig}. */
    private static Charset named(String name, String shown, Place place) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-sig", "");
        for (String spelling : List.of(plain, plain.replace("-", ""), plain.replace("_", "-"))) {
            if (isKnown(spelling)) {
                return Charset.forName(spelling);
            }
        }
        throw UnusableFile.at(shown, place, "unknown encoding `" + name + "`")
                .withHint("save the file as UTF-8 and remove the `coding` line");
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException noName) {
            return false;
        }
    }

    private static String decoded(byte[] content, Charset charset, String shown) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(content.length * (double) decoder.maxCharsPerByte()) + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        if (result.isError()) {
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            String text = out.toString();
            int column = text.length() - (text.lastIndexOf('\n') + 1) + 1;
            throw UnusableFile.at(shown, new Place(line, column), "a byte here is no character in " + charset.name())
                    .withHint("save the file as UTF-8");
        }
        return out.toString();
    }

    private static String strip(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
