package dev.postern.domain.build;

/** What came of opening a source archive or tree. */
public sealed interface SourceOpening {

    /** Here it is; {@link BuildBackend#discard} takes it back. */
    record Opened(SourceTree tree) implements SourceOpening {}

    /** It is no tree, or an archive that is damaged, too large, or would write elsewhere. */
    record Refused(String detail) implements SourceOpening {}
}
