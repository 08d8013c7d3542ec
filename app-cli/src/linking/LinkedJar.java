import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes one jar of a program's jars, in which nothing is linked at run time that can be linked now. A switch over types and a record's
 * {@code equals} and {@code hashCode} are compiled to {@code invokedynamic}: the virtual machine spins a class for each at its first call, and
 * the ahead-of-time cache does not keep it (JEP 483 keeps lambdas and concatenations only). Here they become plain methods with the same
 * outcomes. One jar is opened faster than forty. Run from source, by the launcher's build: {@code java LinkedJar.java MAIN.jar OTHER.jar...};
 * the main jar is replaced, and its manifest stays but for its class path.
 */
final class LinkedJar {
    private static final Pattern LEFT_OUT = Pattern.compile("(.*/)?module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.(SF|RSA|DSA|EC))|.*/");
    private static final Pattern SERVICES = Pattern.compile("(META-INF/versions/\\d+/)?META-INF/services/.*");

    private final ClassFile classFile;
    private final ZipOutputStream out;
    private final Set<String> taken = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
    private final Map<String, ByteArrayOutputStream> services = new TreeMap<>();

    private LinkedJar(ClassLoader loader, OutputStream out) {
        var hierarchy = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        this.out = new ZipOutputStream(out);
        this.out.setLevel(Deflater.BEST_SPEED);
    }

    public static void main(String[] arguments) throws IOException {
        Path main = Path.of(arguments[0]);
        Path beside = main.resolveSibling(main.getFileName() + ".linked");
        URL[] urls = new URL[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            urls[i] = Path.of(arguments[i]).toUri().toURL();
        }
        try (var loader = new URLClassLoader(urls); OutputStream out = Files.newOutputStream(beside)) {
            LinkedJar jar = new LinkedJar(loader, out);
            jar.manifest(main);
            for (String argument : new LinkedHashSet<>(List.of(arguments))) {
                jar.add(Path.of(argument));
            }
            jar.finish();
        }
        Files.move(beside, main, StandardCopyOption.REPLACE_EXISTING);
    }

    private void manifest(Path main) throws IOException {
        try (var jar = new JarFile(main.toFile())) {
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
            manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
            put(JarFile.MANIFEST_NAME, 0);
            manifest.write(out);
            out.closeEntry();
        }
    }

    /** Of two files with one name the first wins, as on a class path; where that is no class, the other one is kept under its jar's name. */
    private void add(Path path) throws IOException {
        try (var jar = new ZipFile(path.toFile())) {
            for (ZipEntry entry : jar.stream().filter(each -> !LEFT_OUT.matcher(each.getName()).matches()).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(path.getFileName().toString(), entry, in.readAllBytes());
                }
            }
        }
    }

    private void add(String jar, ZipEntry entry, byte[] bytes) throws IOException {
        String name = entry.getName();
        boolean isClass = name.endsWith(".class");
        if (SERVICES.matcher(name).matches()) {
            ByteArrayOutputStream all = services.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
            all.write(bytes);
            all.write('\n');
        } else if (taken.add(name)) {
            put(name, entry.getTime());
            out.write(isClass ? LinkedClass.of(classFile, bytes) : bytes);
            out.closeEntry();
        } else if (!isClass && taken.add("META-INF/of/" + jar + "/" + name)) {
            put("META-INF/of/" + jar + "/" + name, entry.getTime());
            out.write(bytes);
            out.closeEntry();
        }
    }

    /** Times are kept, so that equal jars make equal ones. */
    private void put(String name, long time) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
    }

    private void finish() throws IOException {
        for (var service : services.entrySet()) {
            put(service.getKey(), 0);
            service.getValue().writeTo(out);
            out.closeEntry();
        }
        out.close();
    }
}
