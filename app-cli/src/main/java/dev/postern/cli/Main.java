package dev.postern.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Prints the version. */
    public static void main(String[] arguments) {
        print(System.out, Main.class.getPackage().getImplementationVersion());
    }

    private static void print(PrintStream out, @Nullable String version) {
        out.println("postern " + (version == null ? "unversioned" : version));
    }
}
