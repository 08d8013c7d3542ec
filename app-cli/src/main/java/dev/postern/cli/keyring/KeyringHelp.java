package dev.postern.cli.keyring;

/** What the command says about itself: the same words as Python's, since programs and habits rely on them. */
final class KeyringHelp {
    static final String USAGE = """
            usage: keyring [-h] [-p KEYRING_PATH] [-b KEYRING_BACKEND] [--list-backends]
                           [--disable] [--mode {password,creds}] [--output {plain,json}]
                           [--print-completion {bash,zsh,tcsh}]
                           [{get,set,del,diagnose}] [service] [username]
            """;

    static final String HELP = USAGE + """

            positional arguments:
              {get,set,del,diagnose}
              service
              username

            options:
              -h, --help            show this help message and exit
              -p KEYRING_PATH, --keyring-path KEYRING_PATH
                                    Path to the keyring backend
              -b KEYRING_BACKEND, --keyring-backend KEYRING_BACKEND
                                    Name of the keyring backend
              --list-backends       List keyring backends and exit
              --disable             Disable keyring and exit
              --mode {password,creds}
                                    Mode for 'get' operation. 'password' requires a
                                    username and will return only the password. 'creds'
                                    does not require a username and will return both the
                                    username and password separated by a newline. Default
                                    is 'password'
              --output {plain,json}
                                    Output format for 'get' operation. Default is 'plain'
              --print-completion {bash,zsh,tcsh}
                                    print shell completion script
              --version             print the version and exit

            This keyring is Postern's: it answers for package indexes with what `postern auth login`, a vendor's own login or
            the place of work knows, and never asks. `postern auth status` shows what there is.
            """;

    /** What Python's says where the package that writes completions is missing. */
    static final String NO_COMPLETION = "Install keyring[completion] for completion support.";

    private KeyringHelp() {}
}
