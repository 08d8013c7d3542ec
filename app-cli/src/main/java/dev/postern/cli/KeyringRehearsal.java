package dev.postern.cli;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Streams;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs what clients ask of {@code keyring}, for the launcher's build: a login, hits in every form, and misses. */
public final class KeyringRehearsal {
    private static final String INDEX = "https://rehearsal.postern.example/acme/simple/";
    private static final List<List<String>> CALLS = List.of(List.of("set", INDEX, "ann"), List.of("get", INDEX, "ann"),
            List.of("--mode=creds", "--output=json", "get", INDEX), List.of("get", INDEX, "--mode", "creds"), List.of("get", INDEX, "bob"),
            List.of("get", "rehearsal.postern.example", "ann"), List.of("get", "https://nobody.postern.example/simple/", "ann"),
            List.of("get", "nobody.postern.example", "ann"), List.of("get", "poetry-repository-acme", "ann"), List.of("get"),
            List.of("del", INDEX, "ann"));

    private KeyringRehearsal() {}

    /** What becomes of the calls does not matter. */
    public static void main(String[] arguments) {
        for (List<String> call : CALLS) {
            Invocation real = ProcessInvocation.of(call.toArray(String[]::new), new Cancellation());
            var in = new ByteArrayInputStream("rehearsed".getBytes(StandardCharsets.UTF_8));
            int _ = KeyringMain.run(new Invocation(real.arguments(), real.environment(), real.workingDirectory(), real.home(),
                    new Streams(in, real.streams().out(), real.streams().err()), real.clock(), real.zone(), real.cancellation()));
        }
    }
}
