package dev.postern.cli.render;

import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.DirectReference.Archive;
import dev.postern.domain.requirement.DirectReference.Git;
import dev.postern.domain.requirement.DirectReference.Local;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.ResolvedPackage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a requirements file for one package of an answer: its version, or the place that a requirement names, in uv's form. Git
 * is told by commit; a path is told as it was written, unless that leads elsewhere from the folder of the call.
 * Names of variables stay.
 */
final class PinText {
    /** As uv has it: what is editable first, then by name. */
    static final Comparator<ResolvedPackage> ORDER =
            Comparator.comparing((ResolvedPackage chosen) -> !isEditable(chosen.source())).thenComparing(ResolvedPackage::name);

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private final Path folder;
    private final boolean withExtras;

    /** @param folder that of the call, absolute */
    PinText(Path folder, boolean withExtras) {
        this.folder = folder;
        this.withExtras = withExtras;
    }

    String of(ResolvedPackage chosen) {
        String extras = withExtras && !chosen.extras().isEmpty()
                ? chosen.extras().stream().map(Object::toString).collect(Collectors.joining(",", "[", "]")) : "";
        String named = chosen.name() + extras;
        return switch (chosen.source()) {
            case PackageSource.Listed _ -> named + "==" + chosen.version();
            case PackageSource.Referred referred -> switch (referred.exact()) {
                case Archive archive -> named + " @ " + archive.text();
                case Git git -> named + " @ " + git.text();
                case Local local -> of(local, named, extras);
            };
        };
    }

    private String of(Local local, String named, String extras) {
        boolean url = SCHEME.matcher(local.text()).matches();
        String text = url ? local.text() : path(local);
        if (local.editable()) {
            return "-e " + text + extras;
        }
        return url ? named + " @ " + text : text + extras;
    }

    private String path(Local local) {
        String text = local.text();
        int fragment = text.indexOf('#');
        String written = fragment < 0 ? text : text.substring(0, fragment);
        try {
            Path place = Path.of(local.path());
            boolean leadsThere =
                    !place.isAbsolute() || written.contains("${") || folder.resolve(written).normalize().equals(place.normalize());
            if (!leadsThere) {
                written = folder.relativize(place).toString();
            }
        } catch (InvalidPathException unreachable) {
            // then as it was written
        }
        boolean likeName = written.indexOf('/') < 0 && written.indexOf('\\') < 0 && !written.startsWith(".");
        return (likeName ? "./" : "") + written + (fragment < 0 ? "" : text.substring(fragment));
    }

    private static boolean isEditable(PackageSource source) {
        return switch (source) {
            case PackageSource.Listed _ -> false;
            case PackageSource.Referred referred -> referred.exact() instanceof DirectReference.Local local && local.editable();
        };
    }
}
