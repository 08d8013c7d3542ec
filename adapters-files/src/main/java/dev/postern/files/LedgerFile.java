package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.ledger.FirstSeen;
import dev.postern.domain.ledger.Ledger;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A ledger of first-seen dates in one text file that is only ever appended to: a line for each file, with index, file name, digest and
 * moment between tabs. Several threads and processes may use it at once; each line is written whole under a lock of the file, after
 * reading what others have written meanwhile. A line that is damaged or cut off is passed over.
 */
public final class LedgerFile implements Ledger {
    private static final String NAME = "first-seen.tsv";
    private static final long LARGEST = 512L * 1024 * 1024;
    /** A lock of the file is one of the whole process: its threads take turns here. */
    private static final ConcurrentMap<Path, Object> TURNS = new ConcurrentHashMap<>();

    private final Path file;
    private final Object turn;
    private final Map<String, Instant> days = new HashMap<>();
    private long read;

    private LedgerFile(Path file) {
        this.file = file;
        this.turn = TURNS.computeIfAbsent(file, fresh -> new Object());
    }

    /**
     * The ledger of this data folder, which is made when the first file is seen.
     *
     * @param dataFolder absolute
     */
    public static LedgerFile in(Path dataFolder) {
        return new LedgerFile(dataFolder.normalize().resolve(NAME));
    }

    @Override
    public FirstSeen firstSeen(Index index, PackageName project, Distribution seen, Instant now) {
        String key = key(index, project, seen);
        synchronized (turn) {
            Instant known = days.get(key);
            if (known != null) {
                return new FirstSeen.On(known);
            }
            try {
                return new FirstSeen.On(recorded(key, now));
            } catch (IOException failure) {
                return new FirstSeen.NotRemembered("`" + file + "` cannot be used: " + failure.getMessage());
            }
        }
    }

    private Instant recorded(String key, Instant now) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock lock = channel.lock()) {
            catchUp(channel);
            Instant known = days.get(key);
            if (known == null && lock.isValid()) {
                append(channel, key + "\t" + now + "\n");
                days.put(key, now);
            }
            return known == null ? now : known;
        }
    }

    /** Reads what was written since the last look; a line without its end is left for whoever ends it. */
    private void catchUp(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size > LARGEST) {
            throw new IOException("it is larger than " + LARGEST / 1024 / 1024 + " MiB");
        }
        if (size < read) {
            days.clear();
            read = 0;
        }
        ByteBuffer fresh = ByteBuffer.allocate((int) (size - read));
        while (fresh.hasRemaining() && channel.read(fresh, read + fresh.position()) >= 0) {
            // until all is there
        }
        byte[] bytes = fresh.array();
        int end = fresh.position();
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::remember);
        read += end;
    }

    private void remember(String line) {
        int tab = line.lastIndexOf('\t');
        try {
            days.putIfAbsent(line.substring(0, Math.max(tab, 0)), Instant.parse(line.substring(tab + 1)));
        } catch (DateTimeException damaged) {
            // somebody else's crash: the file counts as new
        }
    }

    private void append(FileChannel channel, String line) throws IOException {
        boolean cutOff = channel.size() > read;
        ByteBuffer bytes = ByteBuffer.wrap(((cutOff ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
        long at = channel.size();
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        read = at;
    }

    private static String key(Index index, PackageName project, Distribution seen) {
        String digest = seen.digests().stream().filter(each -> each.algorithm().isTrustworthy())
                .min(Comparator.comparingInt(LedgerFile::rank)).map(Digest::toString).orElse("-");
        return plain(index.location().toString()) + "\t" + project + "\t" + plain(seen.filename().text()) + "\t" + digest;
    }

    /** SHA-256 first: it is what an index that adds another algorithm goes on giving. */
    private static int rank(Digest digest) {
        return digest.algorithm() == Digest.Algorithm.SHA256 ? -1 : digest.algorithm().ordinal();
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            plain.append(c < ' ' || c == 0x7f ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
        }
        return plain.toString();
    }
}
