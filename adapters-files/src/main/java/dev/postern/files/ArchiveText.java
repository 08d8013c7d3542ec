package dev.postern.files;

/** A text file looked for in an archive. */
sealed interface ArchiveText {

    record Content(String text) implements ArchiveText {}

    /** The archive is sound but does not hold the file. */
    record Missing(String detail) implements ArchiveText {}

    /** The archive is damaged, too large or unreadable. */
    record Broken(String detail) implements ArchiveText {}
}
