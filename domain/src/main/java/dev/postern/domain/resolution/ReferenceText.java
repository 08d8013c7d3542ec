package dev.postern.domain.resolution;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.util.Optional;

/** The words of what stopped a resolution at a place that a requirement names. */
final class ReferenceText {

    private ReferenceText() {}

    static String of(Halt.AtPlace halt) {
        return switch (halt) {
            case Halt.ReferenceRefused refused -> refused(refused);
            case Halt.ReferencesDiffer differ -> differ(differ);
            case Halt.ForeignReference foreign -> foreign(foreign);
            case Halt.ReferenceFailed failed -> failed(failed);
        };
    }

    /** What mends it, if that is known. */
    static Optional<String> remedy(Halt.AtPlace halt) {
        return switch (halt) {
            case Halt.ReferenceRefused refused -> Optional.of(afterRefusal(refused));
            case Halt.ReferencesDiffer _ -> Optional.of("keep one of them, or name the right one in an override (`--override`)");
            case Halt.ForeignReference foreign -> Optional.of(rightPlace(foreign));
            case Halt.ReferenceFailed failed -> afterFailure(failed);
        };
    }

    private static String refused(Halt.ReferenceRefused halt) {
        String text = "`" + halt.parent() + "` requires `" + halt.requirement() + "`, but ";
        return text + halt.known().map(known -> "`" + halt.requirement().name() + "` comes from `" + known + "` here")
                .orElse("only your own requirements may say where a package is");
    }

    private static String afterRefusal(Halt.ReferenceRefused halt) {
        return halt.known().isPresent()
                ? "name one place in an override (`--override`)"
                : "to allow it, add `" + halt.requirement() + "` to your requirements or constraints";
    }

    private static String differ(Halt.ReferencesDiffer halt) {
        return "`" + halt.project() + "` would come from two places: `" + halt.first() + "` (" + said(halt.firstBy()) + ") and `"
                + halt.second() + "` (" + said(halt.secondBy()) + ")";
    }

    private static String foreign(Halt.ForeignReference halt) {
        return "the package at `" + halt.reference() + "` is `" + halt.actual() + "`, but " + said(halt.by()) + " calls it `"
                + halt.project() + "`";
    }

    private static String rightPlace(Halt.ForeignReference halt) {
        return halt.by() instanceof Dependent.Written ? "write `" + halt.actual() + " @ " + halt.reference() + "`, or correct the place"
                : "name the right place in an override (`--override`)";
    }

    private static String said(Dependent by) {
        return switch (by) {
            case Dependent.Written(var origin) -> origin.toString();
            case Dependent.Required(var name, var extra) -> "`" + name + extra.map(each -> "[" + each + "]").orElse("") + "`";
        };
    }

    private static String failed(Halt.ReferenceFailed halt) {
        String place = "`" + halt.name().map(name -> name + " @ ").orElse("") + halt.reference() + "`";
        String text = switch (halt.cause()) {
            case ReferenceLookup.Missing(String detail) -> place + " was not found: " + detail;
            case ReferenceLookup.Invalid(String detail) -> place + " is no package: " + detail;
            case ReferenceLookup.HashMismatch(String detail) -> place + " is not what its hash promises: " + detail;
            case ReferenceLookup.Denied(int _, String detail) -> "access to " + place + " was denied: " + detail;
            case ReferenceLookup.Unreachable(var _, String detail) -> place + " could not be fetched: " + detail;
            case ReferenceLookup.Offline(String detail) -> place + " could not be fetched because the network is off: " + detail;
            case ReferenceLookup.NeedsBuild(String detail) ->
                    place + " would have to be built to know what it is and needs, which is not allowed: " + detail;
            case ReferenceLookup.NotBuilt(BuildFailure failure) -> place + " could not be built: " + failure.detail();
            case ReferenceLookup.Found found -> place + " is `" + found.metadata().name() + "` " + found.metadata().version();
        };
        return text + HaltText.chain(halt.chain());
    }

    private static Optional<String> afterFailure(Halt.ReferenceFailed halt) {
        return switch (halt.cause()) {
            case ReferenceLookup.Missing _ -> Optional.of(switch (halt.reference()) {
                case DirectReference.Archive _ -> "check the URL";
                case DirectReference.Local _ -> "check the path";
                case DirectReference.Git _ -> "check the URL, the revision behind `@` and the `subdirectory`";
            });
            case ReferenceLookup.Invalid _ -> Optional.of(halt.reference() instanceof DirectReference.Local
                    ? "name a wheel, a source archive, or a folder with a `pyproject.toml` or `setup.py`"
                    : "name a wheel, a source archive or a repository with a `pyproject.toml` or `setup.py`");
            case ReferenceLookup.HashMismatch _ -> Optional.of("if the file was replaced on purpose, correct the hash behind `#`");
            case ReferenceLookup.Offline _ -> Optional.of("run once without `--offline`");
            case ReferenceLookup.NeedsBuild _ -> Optional.of("name a wheel, or let it be built");
            case ReferenceLookup.NotBuilt(BuildFailure failure) -> remedy(failure);
            case ReferenceLookup.Denied _ -> Optional.of(halt.reference() instanceof DirectReference.Git git
                    && "ssh".equalsIgnoreCase(git.repository().getScheme())
                            ? "check which key `ssh` offers (`ssh-add -l`) and whether that may read the repository"
                            : "check user and password, which may stand in the URL of the requirement (`https://USER:PASSWORD@…`); they "
                                    + "are never printed");
            case ReferenceLookup.Unreachable _,ReferenceLookup.Found _ -> Optional.empty();
        };
    }

    /** How to see it again. */
    static Optional<String> remedy(BuildFailure failure) {
        return failure.command().map(command -> "to see it again, run `" + command + "`");
    }
}
