package dev.postern.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual environment (PEP 405) made by hand: a description, a link to the interpreter, and the files of wheels. The interpreter sees
 * these and its standard library, and so does every Python that a build starts.
 */
final class BuildEnvironment {
    private final Path root;
    private final InterpreterLayout layout;
    private final WheelPlacing placing;
    private final List<Path> wheels = new ArrayList<>();

    private BuildEnvironment(Path root, InterpreterLayout layout) {
        this.root = root;
        this.layout = layout;
        this.placing = new WheelPlacing(layout.scheme(root), python().toString(), ArchiveLimits.USUAL);
    }

    static BuildEnvironment create(Path root, InterpreterLayout layout) throws IOException {
        BuildEnvironment environment = new BuildEnvironment(root, layout);
        InstallScheme scheme = layout.scheme(root);
        for (Path folder : List.of(scheme.purelib(), scheme.platlib(), scheme.scripts())) {
            Files.createDirectories(folder);
        }
        Files.writeString(root.resolve("pyvenv.cfg"), "home = " + layout.executable().getParent() + "\nimplementation = "
                + layout.implementation() + "\nversion_info = " + layout.version() + "\ninclude-system-site-packages = false\n");
        Files.createSymbolicLink(environment.python(), layout.executable());
        Files.createSymbolicLink(scheme.scripts().resolve("python3"), environment.python().getFileName());
        return environment;
    }

    Path root() {
        return root;
    }

    Path scripts() {
        return layout.scheme(root).scripts();
    }

    Path python() {
        return scripts().resolve("python");
    }

    /** Whether these wheels, after those that are there already, are all that is wanted. */
    boolean canBecome(List<Path> wanted) {
        return wanted.containsAll(wheels);
    }

    void place(List<Path> wanted) throws UnsafeArchive {
        for (Path wheel : wanted) {
            if (!wheels.contains(wheel)) {
                try {
                    placing.place(wheel);
                } catch (UnsafeArchive refused) {
                    throw new UnsafeArchive("the wheel `" + wheel.getFileName() + "` is refused: " + refused.detail());
                }
                wheels.add(wheel);
            }
        }
    }
}
