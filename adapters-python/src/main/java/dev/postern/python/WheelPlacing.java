package dev.postern.python;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Puts the files of wheels where they belong (binary distribution format): each checked against {@code RECORD}, the parts of the
 * {@code .data} folder into their schemes, scripts with the interpreter's name in their first line, programs for entry points. Names that
 * lead elsewhere and scripts that would stand in for the interpreter are refused.
 */
final class WheelPlacing {
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_SHEBANG = 4096;
    private static final byte[] PLACEHOLDER = "#!python".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern RESERVED =
            Pattern.compile("(python|pypy|graalpy)(w|\\d(\\.\\d+)?t?)?(\\.exe)?|activate(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final InstallScheme scheme;
    private final String interpreter;
    private final ArchiveLimits limits;

    /** @param interpreter what scripts name in their first line */
    WheelPlacing(InstallScheme scheme, String interpreter, ArchiveLimits limits) {
        this.scheme = scheme;
        this.interpreter = interpreter;
        this.limits = limits;
    }

    /** Places one wheel. A wheel that is refused half-way leaves what was placed of it: the caller gives up its environment. */
    void place(Path wheel) throws UnsafeArchive {
        try (WheelFile file = WheelFile.open(wheel)) {
            new Placement(file, limits.of(Files.size(wheel))).run();
        } catch (ZipException damaged) {
            throw new UnsafeArchive("it is damaged: " + damaged.getMessage());
        } catch (IOException failure) {
            throw new UnsafeArchive("it cannot be unpacked: " + failure.getMessage());
        }
    }

    /** One wheel on its way. */
    private final class Placement {
        private final WheelFile wheel;
        private final ArchiveLimits.Meter meter;
        private final WheelRecord record;
        private final SafeFolder library;
        private final Set<String> placed = new HashSet<>();

        Placement(WheelFile wheel, ArchiveLimits.Meter meter) throws IOException, UnsafeArchive {
            this.wheel = wheel;
            this.meter = meter;
            this.record = WheelRecord.parse(wheel.distInfo(),
                    wheel.bytes("RECORD").orElseThrow(() -> new UnsafeArchive("it has no `RECORD`")));
            this.library = new SafeFolder(isPure(wheel.text("WHEEL")) ? scheme.purelib() : scheme.platlib());
        }

        private static boolean isPure(String text) throws UnsafeArchive {
            String version = header(text, "wheel-version").orElse("");
            if (!version.startsWith("1.") && !version.equals("1")) {
                throw new UnsafeArchive("it has the version `" + EntryPath.shown(version)
                        + "` of the wheel format; Postern knows version 1");
            }
            return header(text, "root-is-purelib").orElse("").toLowerCase(Locale.ROOT).equals("true");
        }

        private static Optional<String> header(String text, String name) {
            return text.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst();
        }

        void run() throws IOException, UnsafeArchive {
            for (ZipEntry entry : wheel.entries()) {
                meter.entry();
                if (!entry.isDirectory()) {
                    place(entry, EntryPath.of(entry.getName()));
                }
            }
            Optional<byte[]> text = wheel.bytes("entry_points.txt");
            if (text.isPresent()) {
                for (EntryPoints.Program program : EntryPoints.parse(new String(text.get(), StandardCharsets.UTF_8)).programs()) {
                    program(program);
                }
            }
        }

        private void place(ZipEntry entry, EntryPath path) throws IOException, UnsafeArchive {
            if (!placed.add(path.toString())) {
                throw new UnsafeArchive("it has two entries `" + path + "`");
            }
            if (!path.first().equals(wheel.data())) {
                write(entry, library, path, false);
            } else if (path.segments().size() < 3) {
                throw new UnsafeArchive("its entry `" + path + "` belongs to no scheme");
            } else {
                scheme(entry, path.segments().get(1), path.without(2));
            }
        }

        private void scheme(ZipEntry entry, String key, EntryPath path) throws IOException, UnsafeArchive {
            switch (key) {
                case "purelib" -> write(entry, new SafeFolder(scheme.purelib()), path, false);
                case "platlib" -> write(entry, new SafeFolder(scheme.platlib()), path, false);
                case "data" -> write(entry, new SafeFolder(scheme.data()), guarded(path), false);
                case "headers" -> write(entry, new SafeFolder(headers()), path, false);
                case "scripts" -> {
                    reserve(path.segments().size() == 1 ? path.last() : "");
                    write(entry, new SafeFolder(scheme.scripts()), path, true);
                }
                default -> throw new UnsafeArchive("its entry `" + EntryPath.shown(entry.getName()) + "` belongs to no scheme");
            }
        }

        /** {@code data} is the environment's root, so it reaches its programs and its description, too. */
        private EntryPath guarded(EntryPath path) throws UnsafeArchive {
            Path target = path.below(scheme.data());
            if (target.startsWith(scheme.scripts())) {
                reserve(path.last());
            }
            if (path.toString().equalsIgnoreCase("pyvenv.cfg")) {
                throw new UnsafeArchive("it would replace `pyvenv.cfg`, the description of the environment");
            }
            return path;
        }

        private Path headers() throws IOException {
            String stem = wheel.data().substring(0, wheel.data().indexOf('-'));
            return Files.createDirectories(scheme.headers().resolve(stem));
        }

        private static void reserve(String script) throws UnsafeArchive {
            if (RESERVED.matcher(script).matches()) {
                throw new UnsafeArchive("its script `" + script + "` would stand in for the interpreter");
            }
        }

        private void write(ZipEntry entry, SafeFolder folder, EntryPath path, boolean isScript) throws IOException, UnsafeArchive {
            Optional<MessageDigest> digester = record.digester(entry.getName());
            try (PushbackInputStream in = new PushbackInputStream(wheel.open(entry), PLACEHOLDER.length);
                    OutputStream out = folder.file(path)) {
                if (isScript) {
                    shebang(in, out, digester);
                }
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    meter.bytes(count);
                    update(digester, buffer, count);
                    out.write(buffer, 0, count);
                }
            }
            if (digester.isPresent()) {
                record.check(entry.getName(), digester.get());
            }
            SafeFolder.mode(path.below(folder.root()), isScript);
        }

        /** A script that begins with {@code #!python} or {@code #!pythonw} is run by the environment's interpreter. */
        private void shebang(PushbackInputStream in, OutputStream out, Optional<MessageDigest> digester) throws IOException {
            byte[] start = in.readNBytes(PLACEHOLDER.length);
            if (!Arrays.equals(start, PLACEHOLDER)) {
                in.unread(start);
                return;
            }
            update(digester, start, start.length);
            int c = in.read();
            for (int length = 0; c >= 0 && c != '\n' && length < LONGEST_SHEBANG; length++) {
                update(digester, new byte[] {(byte) c}, 1);
                c = in.read();
            }
            if (c >= 0) {
                update(digester, new byte[] {(byte) c}, 1);
            }
            out.write(EntryPoints.shebang(interpreter).getBytes(StandardCharsets.UTF_8));
        }

        private static void update(Optional<MessageDigest> digester, byte[] bytes, int count) {
            digester.ifPresent(digest -> digest.update(bytes, 0, count));
        }

        private void program(EntryPoints.Program program) throws IOException, UnsafeArchive {
            reserve(program.name());
            EntryPath path = EntryPath.of(program.name());
            SafeFolder folder = new SafeFolder(scheme.scripts());
            try (OutputStream out = folder.file(path)) {
                out.write(program.script(interpreter).getBytes(StandardCharsets.UTF_8));
            }
            SafeFolder.mode(path.below(scheme.scripts()), true);
        }
    }
}
