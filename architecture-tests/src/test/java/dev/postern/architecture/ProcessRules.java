package dev.postern.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What belongs to the process, secrets, generic exceptions and names. */
final class ProcessRules {
    /** What one process has once: its environment, folder, streams, zone and end. */
    private static final Set<String> OF_THE_PROCESS = Set.of("java.lang.System.getenv", "java.lang.System.getProperty",
            "java.lang.System.getProperties", "java.lang.System.setProperty", "java.lang.System.in", "java.lang.System.out",
            "java.lang.System.err", "java.lang.System.console", "java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt",
            "java.lang.Runtime.addShutdownHook", "java.lang.Integer.getInteger", "java.lang.Boolean.getBoolean", "java.lang.Long.getLong",
            "java.time.ZoneId.systemDefault", "java.time.Clock.systemDefaultZone", "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault",
            "java.nio.file.Path.toAbsolutePath", "java.io.File.getAbsolutePath", "java.io.File.getAbsoluteFile",
            "java.io.File.getCanonicalPath");

    /** The one class of each app that may touch the process, and others with their reasons. */
    static final Map<String, String> TOUCHES_THE_PROCESS = Map.of("cli.ProcessInvocation", "makes the invocation from the process",
            "cli.Main", "ends the process", "cli.KeyringMain", "ends the process", "python.HostMachine",
            "names this machine, which is the same for every caller");

    /** Who may see the text of a secret. */
    static final Map<String, String> REVEALS = Map.ofEntries(
            Map.entry("http.Authorization", "writes the header"),
            Map.entry("http.HttpTokens", "sends a token request"),
            Map.entry("http.Wire", "sends the body of one"),
            Map.entry("cli.AuthToken", "prints what a person asks for"),
            Map.entry("cli.BazelProtocol", "answers Bazel"),
            Map.entry("cli.GitProtocol", "answers Git"),
            Map.entry("cli.VariableScript", "hands a token to a client that cannot ask"),
            Map.entry("cli.keyring.KeyringAnswer", "prints what a client asks for"),
            Map.entry("aws.Signature", "hashes a request with the secret key"),
            Map.entry("aws.JsonText", "reads the answers of AWS, and writes requests"),
            Map.entry("aws.StsText", "reads the answers of STS"),
            Map.entry("aws.FaultReader", "finds the code of an error"),
            Map.entry("aws.RoleTokens", "reads which key STS gave, and until when"),
            Map.entry("aws.AuthorizationTokens", "sees that a token can go into a header"),
            Map.entry("aws.PossessionProof", "signs what a proof says"),
            Map.entry("aws.InstanceKeys", "reads the name of the machine's role"),
            Map.entry("aws.CallerFiles", "puts a refreshed login back"),
            Map.entry("git.GitCredential", "hands the header to git"),
            Map.entry("keyring.KeyringCommand", "looks for the traces of a crash"),
            Map.entry("keyring.KeyringOutput", "takes apart what `keyring` prints"),
            Map.entry("keyring.ChildCommands", "writes what a command reads from its standard input"),
            Map.entry("files.CredentialText", "writes the credential store"),
            Map.entry("azure.AccessToken", "reads when a token ends"),
            Map.entry("azure.AzureCli", "finds the code of an error in what a command printed"),
            Map.entry("azure.AzureSettings", "hands variables to a command, and reads those that are no secrets"),
            Map.entry("azure.CertificateFile", "opens a file of certificates with its password"),
            Map.entry("azure.Entra", "hands a proof of identity to Microsoft's library"),
            Map.entry("azure.FeedEndpoints", "looks for control characters"),
            Map.entry("azure.JsonText", "reads the answers of token services"),
            Map.entry("azure.LoginCache", "hands the library its cache"),
            Map.entry("azure.MsalTransport", "hands the library an answer"),
            Map.entry("domain.credential.TokenRequest", "puts a credential into a header or a form, which are secrets again"),
            Map.entry("google.SecretJson", "takes tokens out of JSON, and puts them in"),
            Map.entry("google.ServiceAccount", "signs with a private key"),
            Map.entry("google.AwsSubject", "signs with a secret key"),
            Map.entry("google.TokenService", "sees that a token holds no line end"),
            Map.entry("google.CredentialsFile", "reads the name of gcloud's configuration"),
            Map.entry("google.Digests", "names an identity by its digest"),
            Map.entry("oidc.SecretJson", "takes tokens out of JSON, puts them in, and reads the claims of a JWT"),
            Map.entry("jfrog.SecretJson", "takes tokens out of JSON, and puts them in"),
            Map.entry("jfrog.JfrogToken", "tells the kind of a token, and reads the claims of a JWT"),
            Map.entry("jfrog.AccessService", "sees that a token holds no line end"),
            Map.entry("jfrog.CliEncryption", "decrypts what JFrog's own command has encrypted"),
            Map.entry("jfrog.Ways", "names a refresh token by its digest"),
            Map.entry("testkit.PlainTokenEndpoint", "sends a token request, in tests"),
            Map.entry("testkit.TokenEndpointContract", "measures an answer, in tests"),
            Map.entry("testkit.TokenCommandsContract", "measures an answer, in tests"));

    private static final Set<String> GENERIC =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error", "java.lang.Throwable");

    /** The outermost handlers, one of each app. */
    static final Set<String> OUTERMOST = Set.of("cli.Main", "cli.KeyringMain");

    private static final Set<String> BUCKETS =
            Set.of("util", "utils", "common", "misc", "helper", "helpers", "impl", "core", "base", "shared", "tools");

    private static final List<String> BUCKET_ENDS = List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Misc", "Common");

    private static final List<String> BUCKET_STARTS = List.of("Default", "Abstract", "Base");

    private final World world;

    private ProcessRules(World world) {
        this.world = world;
    }

    static List<Rule> in(World world) {
        ProcessRules rules = new ProcessRules(world);
        return List.of(rules.process(), rules.childProcesses(), rules.secrets(), rules.genericThrows(), rules.genericCatches(),
                rules.buckets());
    }

    private Rule process() {
        return Rule.of("process", "one class of each app touches the process", "a command runs unchanged in a daemon, for another caller",
                world.everywhere(),
                type -> is(type, TOUCHES_THE_PROCESS.keySet()) ? Stream.of()
                        : accesses(type,
                                access -> OF_THE_PROCESS.contains(access.getTargetOwner().getName() + "." + access.getTarget().getName())));
    }

    private Rule childProcesses() {
        return Rule.of("children", "who starts a process gives it a folder and an environment", "a child must not inherit the daemon's",
                world.everywhere(),
                type -> startsProcesses(type) && !(calls(type, "directory") && calls(type, "environment"))
                        ? Stream.of("starts a process without a folder and an environment")
                        : accesses(type, access -> access.getTargetOwner().getName().equals("java.lang.Runtime")
                                && access.getTarget().getName().equals("exec")));
    }

    private Rule secrets() {
        return Rule.of("secrets", "few may see the text of a secret", "what is not revealed cannot be printed", world.everywhere(),
                type -> is(type, REVEALS.keySet()) || is(type, Set.of("domain.credential.Secret")) ? Stream.of()
                        : accesses(type, access -> access.getTargetOwner().getName().equals(world.named("domain.credential.Secret"))
                                && access.getTarget().getName().equals("reveal")));
    }

    private Rule genericThrows() {
        return Rule.of("throwing", "nothing throws a generic exception", "its catcher could not know what happened", world.everywhere(),
                type -> Stream.concat(
                        type.getCodeUnits().stream()
                                .filter(unit -> unit.getThrowsClause().getTypes().stream().anyMatch(t -> GENERIC.contains(t.getName())))
                                .map(unit -> unit.getFullName() + " declares a generic exception"),
                        type.getConstructorCallsFromSelf().stream().filter(call -> GENERIC.contains(call.getTargetOwner().getName())
                                && !call.getOrigin().getName().equals("<init>")).map(call -> call.getDescription())));
    }

    private Rule genericCatches() {
        return Rule.of("catching", "only an app's outermost handler catches generic exceptions", "a fault must not pass for an answer",
                world.everywhere(),
                type -> is(type, OUTERMOST) ? Stream.of()
                        : type.getCodeUnits().stream().filter(
                                unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC) || unit.getName().startsWith("lambda$"))
                                .filter(ProcessRules::catchesGeneric).map(unit -> unit.getFullName() + " catches a generic exception"));
    }

    private Rule buckets() {
        return Rule.of("buckets", "no name is a bucket", "if a name is hard to find, the thing is two things", world.everywhere(),
                type -> Stream.concat(
                        Stream.of(type.getPackageName().substring(world.root().length()).split("\\.")).filter(BUCKETS::contains)
                                .map(n -> "stands in `" + n + "`"),
                        isBucket(type.getSimpleName()) ? Stream.of("is a bucket by its name") : Stream.of()));
    }

    private static boolean isBucket(String name) {
        return BUCKET_ENDS.stream().anyMatch(name::endsWith)
                || BUCKET_STARTS.stream().anyMatch(start -> name.startsWith(start) && name.length() > start.length()
                        && Character.isUpperCase(name.charAt(start.length())));
    }

    /** {@code Throwable} is left out: the compiler catches it itself, to close resources. */
    private static boolean catchesGeneric(JavaCodeUnit unit) {
        return unit.getTryCatchBlocks().stream().flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(t -> GENERIC.contains(t.getName()) && !t.getName().equals("java.lang.Throwable"));
    }

    private boolean is(JavaClass type, Set<String> names) {
        return names.stream()
                .anyMatch(name -> type.getName().equals(world.named(name)) || type.getName().startsWith(world.named(name) + "$"));
    }

    private static boolean startsProcesses(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("java.lang.ProcessBuilder"));
    }

    private static boolean calls(JavaClass type, String method) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("java.lang.ProcessBuilder")
                        && call.getTarget().getName().equals(method));
    }

    private static Stream<String> accesses(JavaClass type, Predicate<JavaAccess<?>> isForbidden) {
        return type.getAccessesFromSelf().stream().filter(isForbidden).map(JavaAccess::getDescription);
    }
}
