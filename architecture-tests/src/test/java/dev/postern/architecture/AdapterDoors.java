package dev.postern.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every public type of every adapter, with its part. Whoever adds one says here why a Java program needs it. */
final class AdapterDoors {
    /** What a public type of an adapter may be. */
    enum Part {
        /** The adapter for Guice; one of each adapter of which something belongs to the process. */
        MODULE,
        /** What a caller may choose. */
        SETTINGS,
        /** Where a caller begins: makes an implementation of a port, or reads something from outside. */
        FACTORY,
        /** What those take or give. */
        VALUE,
        /** What those throw where text is malformed. */
        FAULT,
        /** Stands in `benchmarks`, in the package that it measures. */
        MEASUREMENT
    }

    /** @param type its name below {@code dev.postern} */
    record Door(String type, Part part, String why) {}

    static final List<Door> TABLE = List.of(
            door("http.HttpModule", Part.MODULE, "binds the connections of the process"),
            door("http.HttpSettings", Part.SETTINGS, "how servers are reached, and the cache"),
            door("http.TlsRules", Part.VALUE, "how TLS is spoken with whom"),
            door("http.HttpConnections", Part.FACTORY, "the connections of a process with several callers"),
            door("http.HttpIndexes", Part.FACTORY, "the ports for one caller"),
            door("http.HttpTokens", Part.FACTORY, "token requests for one caller"),
            door("http.HttpCache", Part.FACTORY, "counts and removes what is kept"),
            door("http.PageReading", Part.MEASUREMENT, "opens pages to benchmarks"),

            door("files.FilesModule", Part.MODULE, "binds folders as indexes"),
            door("files.DirectoryIndexes", Part.FACTORY, "folders as indexes"),
            door("files.SourceTrees", Part.FACTORY, "source trees as they describe themselves"),
            door("files.LocalSources", Part.FACTORY, "what references to paths name"),
            door("files.LedgerFile", Part.FACTORY, "first-seen dates in a file"),
            door("files.CredentialFiles", Part.FACTORY, "credentials that other tools keep in files and variables"),
            door("files.CredentialFile", Part.FACTORY, "Postern's own credential store"),
            door("files.SettingsFiles", Part.FACTORY, "finds and reads settings files"),
            door("files.PipConfiguration", Part.FACTORY, "reads pip's configuration"),
            door("files.SettingsLayer", Part.VALUE, "what one settings file says"),
            door("files.Setting", Part.VALUE, "one value of a settings file, with its place"),
            door("files.ConfiguredIndex", Part.VALUE, "an index as settings name it"),
            door("files.TlsProfile", Part.VALUE, "how to speak TLS with one index"),
            door("files.SourceRules", Part.VALUE, "what trees may say about their dependencies"),
            door("files.SourcePin", Part.VALUE, "where one package comes from"),
            door("files.Note", Part.VALUE, "what in a file has no effect"),
            door("files.UnusableFile", Part.FAULT, "why a file cannot be used"),
            door("files.RequirementsFile", Part.FACTORY, "reads requirements files, and what they say"),
            door("files.RequirementsReader", Part.VALUE, "collects from several files and standard input"),
            door("files.ProjectFile", Part.FACTORY, "reads a `pyproject.toml`, and what it says"),
            door("files.Pylock", Part.FACTORY, "reads and writes a `pylock.toml`, and what it says"),
            door("files.PylockPackage", Part.VALUE, "one package of it"),
            door("files.PylockSource", Part.VALUE, "where that package comes from"),
            door("files.PylockFile", Part.VALUE, "one file of that package"),
            door("files.PylockResolution", Part.FACTORY, "a resolution as a `pylock.toml`"),
            door("files.PreviousOutput", Part.FACTORY, "reads what an earlier answer chose"),
            door("files.OutputFile", Part.FACTORY, "replaces a file as a whole or not at all"),
            door("files.Locations", Part.FACTORY, "reads what may be a URL or a path"),

            door("keyring.KeyringSettings", Part.SETTINGS, "how secret stores are asked"),
            door("keyring.KeyringCommand", Part.FACTORY, "the `keyring` command as a source"),
            door("keyring.ChildCommands", Part.FACTORY, "runs commands that tell credentials"),
            door("aws.AwsSettings", Part.SETTINGS, "whose identity is used, and for how long"),
            door("aws.AwsCredentials", Part.FACTORY, "tokens of CodeArtifact"),

            door("git.GitSettings", Part.SETTINGS, "how repositories are reached, and the cache"),
            door("git.GitCheckouts", Part.FACTORY, "source trees in repositories"),

            door("google.GoogleSettings", Part.SETTINGS, "what an environment says about identities at Google"),
            door("google.GoogleCredentials", Part.FACTORY, "credentials for Artifact Registry"),

            door("gitlab.GitlabSettings", Part.SETTINGS, "what an environment says about GitLab"),
            door("gitlab.GitlabCredentials", Part.FACTORY, "credentials for GitLab's registries"),

            door("oidc.OidcSettings", Part.SETTINGS, "the CI service, and exchanges of its identity"),
            door("oidc.CiIdentityTokens", Part.FACTORY, "identity tokens of CI services"),
            door("oidc.OidcCredentials", Part.FACTORY, "credentials that an identity was exchanged for"),

            door("jfrog.JfrogSettings", Part.SETTINGS, "what an environment says about platforms"),
            door("jfrog.JfrogCredentials", Part.FACTORY, "credentials for JFrog's repositories"),
            door("jfrog.JfrogLogin", Part.FACTORY, "signs a person in by browser"),
            door("azure.AzureSettings", Part.SETTINGS, "what an environment says about Azure Artifacts"),
            door("azure.AzurePorts", Part.VALUE, "what the adapter reaches the world through"),
            door("azure.AzureCredentials", Part.FACTORY, "credentials for feeds of Azure Artifacts"),
            door("azure.AzureLogin", Part.FACTORY, "signs a person in"),

            door("python.PythonModule", Part.MODULE, "binds what interpreters said"),
            door("python.PythonSettings", Part.SETTINGS, "where interpreters are looked for"),
            door("python.Interpreters", Part.FACTORY, "asks interpreters, and knows this machine"),
            door("python.PythonBuildSettings", Part.SETTINGS, "where and how sources are built"),
            door("python.PythonBuilds", Part.FACTORY, "builds sources with a Python"),
            door("python.RememberedBuilds", Part.FACTORY, "what builds told, in a folder"));

    /** Adapters that bind nothing, each with its reason. */
    static final Map<String, String> WITHOUT_MODULE = Map.ofEntries(
            Map.entry("jfrog", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("azure", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("keyring", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("google", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("aws", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("oidc", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("gitlab", "an identity is its caller's, and nothing of it the process's"),
            Map.entry("git", "a checkout depends on its caller's settings and credentials, and nothing of it on the process"));

    private AdapterDoors() {}

    static Optional<Door> of(String type) {
        return TABLE.stream().filter(door -> door.type().equals(type)).findFirst();
    }

    private static Door door(String type, Part part, String why) {
        return new Door(type, part, why);
    }
}
