package dev.postern.domain.resolution;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of {@link Halt}. */
final class HaltText {

    private HaltText() {}

    static String indexStopped(Halt.IndexStopped halt) {
        return "could not find out about `" + halt.project() + "`: " + place(halt.index()) + why(halt.cause())
                + halt.mirrors().stream().map(step -> "; nor could its mirror `" + step.index().location() + "` stand in:"
                        + mirror(step.answer())).collect(Collectors.joining())
                + chain(halt.chain());
    }

    private static String mirror(ProjectLookup answer) {
        return answer instanceof ProjectLookup.Unreadable unreadable ? " " + unreadable.detail() : " it" + why(answer);
    }

    private static String why(ProjectLookup answer) {
        return switch (answer) {
            case ProjectLookup.Denied denied -> " denied access: " + denied.detail();
            case ProjectLookup.Unreachable unreachable -> " could not be reached: " + unreachable.detail();
            case ProjectLookup.Unreadable unreadable -> " sent no usable page: " + unreadable.detail();
            case ProjectLookup.Listed listed -> " listed it on " + listed.page().base();
            case ProjectLookup.Absent absent -> " does not have it: " + absent.detail();
        };
    }

    static String metadataFailed(Halt.MetadataFailed halt) {
        String file = "`" + halt.file().filename().text() + "` from " + place(halt.index());
        String text = switch (halt.cause()) {
            case MetadataLookup.HashMismatch mismatch ->
                    "the metadata of " + file + " is not what the index promised: " + mismatch.detail();
            case MetadataLookup.Denied denied -> "access to the metadata of " + file + " was denied: " + denied.detail();
            case MetadataLookup.Unreachable unreachable ->
                    "the metadata of " + file + " could not be fetched: " + unreachable.detail();
            case MetadataLookup.Available available -> file + " has metadata for `" + available.metadata().name() + "`";
            case MetadataLookup.Invalid invalid -> file + " has invalid metadata: " + invalid.detail();
            case MetadataLookup.NeedsBuild build -> file + " must be built: " + build.detail();
            case MetadataLookup.NotBuilt(var failure) -> file + " could not be built: " + failure.detail();
            case MetadataLookup.Offline offline -> file + " is not in the cache: " + offline.detail();
        };
        return text + chain(halt.chain());
    }

    static String foreignFile(Halt.ForeignFile halt) {
        return "the page of `" + halt.project() + "` on " + place(halt.index()) + " lists `"
                + halt.file().filename().text() + "`, which belongs to `" + halt.actual() + "`";
    }

    /** What the index itself does not know to say is said here. */
    static Optional<String> remedy(ProjectLookup cause) {
        return switch (cause) {
            case ProjectLookup.Denied denied -> denied.remedy();
            case ProjectLookup.Unreachable unreachable -> unreachable.remedy().or(() -> Optional.of("check that the index is there"));
            case ProjectLookup.Unreadable unreadable -> unreadable.remedy().or(() -> Optional.of("check the index and its settings"));
            case ProjectLookup.Listed _,ProjectLookup.Absent _ -> Optional.empty();
        };
    }

    /** The same for a file's metadata. */
    static Optional<String> remedy(MetadataLookup cause) {
        return switch (cause) {
            case MetadataLookup.HashMismatch _ ->
                    Optional.of("do not use this file: it, or the page that lists it, was changed on the way; tell who runs the index");
            case MetadataLookup.Denied _ ->
                    Optional.of("the index lists this file and does not hand it out: check what the credential for it may read");
            case MetadataLookup.Unreachable _ -> Optional.of("try again; if it stays so, tell who runs the index");
            case MetadataLookup.Available _,MetadataLookup.Invalid _,MetadataLookup.NeedsBuild _ -> Optional.empty();
            case MetadataLookup.NotBuilt(BuildFailure failure) -> ReferenceText.remedy(failure);
            case MetadataLookup.Offline _ -> Optional.empty();
        };
    }

    private static String place(Index index) {
        return "index `" + index.displayName() + "`";
    }

    static String chain(List<String> chain) {
        return chain.isEmpty() ? "" : " (required by " + String.join(" → ", chain) + ")";
    }
}
