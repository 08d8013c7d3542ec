package dev.postern.python;

import dev.postern.domain.build.BuildBackend;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.build.SourceOpening;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.distribution.BuildFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Builds sources with a Python of this machine (PEP 517). Archives are unpacked into a folder of their own, source trees are built where
 * they are, as other frontends do it. Hooks run in virtual environments made by hand, in process groups that end with them. Needs a POSIX
 * system. Closing ends what still runs and removes every folder but those of failed builds.
 */
public final class PythonBuilds implements BuildBackend, AutoCloseable {
    private final PythonBuildSettings settings;
    private final Recollection memory;
    private final WorkFolders folders;
    private final SourceArchive archives = new SourceArchive(ArchiveLimits.USUAL);
    private final RunningBuilds running = new RunningBuilds();
    private final Map<SourceTree, Workplace> places = new ConcurrentHashMap<>();
    private final Deque<String> subjects = new ConcurrentLinkedDeque<>();
    private final AtomicLong openings = new AtomicLong();
    private @Nullable Path wheels;

    private PythonBuilds(PythonBuildSettings settings) {
        this.settings = settings;
        this.memory = new Recollection(settings.cache());
        this.folders = new WorkFolders(settings.cache());
    }

    public static PythonBuilds of(PythonBuildSettings settings) {
        return new PythonBuilds(settings);
    }

    @Override
    public SourceOpening open(URI source, Optional<String> subdirectory) {
        Path path = Path.of(source);
        try {
            if (Files.isDirectory(path)) {
                return opened(path.toRealPath(), subdirectory, null);
            }
            if (!Files.isRegularFile(path)) {
                return new SourceOpening.Refused("there is no file or folder `" + path + "`");
            }
            Path folder = folders.create(String.valueOf(path.getFileName()));
            return unpacked(path, folder, subdirectory);
        } catch (IOException failure) {
            return new SourceOpening.Refused("it cannot be unpacked: " + failure.getMessage());
        }
    }

    private SourceOpening unpacked(Path archive, Path folder, Optional<String> subdirectory) throws IOException {
        SourceOpening opening;
        try {
            Path tree = archives.unpack(archive, Files.createDirectory(folder.resolve("source")));
            opening = opened(tree, subdirectory, folder);
        } catch (UnsafeArchive refused) {
            opening = new SourceOpening.Refused(refused.detail());
        }
        if (opening instanceof SourceOpening.Refused) {
            WorkFolders.remove(folder);
        }
        return opening;
    }

    private SourceOpening opened(Path root, Optional<String> subdirectory, @Nullable Path work) throws IOException {
        Path project = root;
        if (subdirectory.isPresent()) {
            try {
                project = EntryPath.of(subdirectory.get()).below(root);
            } catch (UnsafeArchive refused) {
                return new SourceOpening.Refused("its subdirectory `" + EntryPath.shown(subdirectory.get()) + "` leads out of it");
            }
            if (!Files.isDirectory(project) || !project.toRealPath().startsWith(root.toRealPath())) {
                return new SourceOpening.Refused("there is no folder `" + EntryPath.shown(subdirectory.get()) + "` in it");
            }
        }
        SourceTree tree = new SourceTree(project.toUri(), openings.incrementAndGet());
        places.put(tree, new Workplace(folders, project, work));
        return new SourceOpening.Opened(tree);
    }

    @Override
    public HookOutcome call(HookCall call) {
        Workplace place = places.get(call.tree());
        if (place == null) {
            return failed("its source tree was not opened, or is no longer there");
        }
        subjects.addFirst(call.subject());
        try {
            InterpreterLayout layout = InterpreterLayout.ask(Path.of(call.interpreter()), settings.environment(), place.folder(), memory);
            List<Path> files = call.wheels().stream().map(Path::of).toList();
            return new HookRun(call, place, settings, running).run(layout, files, this::kept);
        } catch (IOException failure) {
            return failed(String.valueOf(failure.getMessage()));
        } finally {
            subjects.removeFirstOccurrence(call.subject());
        }
    }

    /** What is being built: of several, the one whose hook began last. */
    public Optional<String> running() {
        return Optional.ofNullable(subjects.peekFirst());
    }

    private static HookOutcome failed(String detail) {
        return new HookOutcome.Failed(new BuildFailure(detail, List.of(), Optional.empty()));
    }

    /** Where a wheel that was made stays until this is closed. */
    private synchronized Path kept(Path wheel) throws IOException {
        if (wheels == null) {
            wheels = folders.create("wheels");
        }
        return Files.createTempDirectory(wheels, "made-").resolve(wheel.getFileName());
    }

    @Override
    public void discard(SourceTree tree) {
        Workplace place = places.remove(tree);
        if (place != null) {
            place.leave(running.isClosed());
        }
    }

    @Override
    public void close() {
        running.close();
        places.keySet().forEach(this::discard);
        synchronized (this) {
            if (wheels != null) {
                WorkFolders.remove(wheels);
            }
        }
        folders.close();
    }
}
