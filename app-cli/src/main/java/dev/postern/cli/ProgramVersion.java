package dev.postern.cli;

/** Which Postern this is. */
final class ProgramVersion {

    private ProgramVersion() {}

    static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }
}
