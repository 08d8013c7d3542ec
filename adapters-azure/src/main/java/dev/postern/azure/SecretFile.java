package dev.postern.azure;

import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a file with one secret says. */
record SecretFile(Optional<Secret> secret, Optional<String> fault) {

    private static final int MOST = 1 << 20;

    /** @param name absolute, or below the folder */
    static SecretFile read(Path folder, String name) {
        try {
            return read(folder.resolve(name));
        } catch (InvalidPathException e) {
            return broken("`" + printable(name) + "` is no path");
        }
    }

    /** Space around the secret, such as the last line end, does not count. */
    static SecretFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                return broken("`" + printable(file) + "` is longer than 1 MiB");
            }
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? broken("`" + printable(file) + "` is empty")
                    : new SecretFile(Optional.of(Secret.of(text)), Optional.empty());
        } catch (NoSuchFileException e) {
            return broken("`" + printable(file) + "` does not exist");
        } catch (IOException e) {
            return broken("`" + printable(file) + "` cannot be read");
        }
    }

    private static SecretFile broken(String fault) {
        return new SecretFile(Optional.empty(), Optional.of(fault));
    }

    private static String printable(Object name) {
        return name.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
