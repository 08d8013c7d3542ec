package dev.postern.gitlab;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Credentials for the package registries of GitLab: the token of the running job, a deploy token, a personal token, or that of
 * the {@code glab} command, each only for its own server and there only for packages for Python. They lie at hand and are never
 * remembered.
 */
public final class GitlabCredentials implements CredentialSource {
    private static final String NAME = "gitlab";
    private static final String PERSONAL = "__token__";

    private record Known(Realm api, Credential credential) {}

    private final GitlabSettings settings;
    private Optional<List<Known>> known = Optional.empty();

    private GitlabCredentials(GitlabSettings settings) {
        this.settings = settings;
    }

    /** For one caller. */
    public static GitlabCredentials of(GitlabSettings settings) {
        return new GitlabCredentials(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return lookup(request) instanceof CredentialLookup.Found;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        Optional<PackageRegistry> registry = registry(request.url());
        if (registry.isEmpty()) {
            return new CredentialLookup.NotMine();
        }
        List<Credential> here = known().stream().filter(each -> each.api().equals(registry.get().api()))
                .map(each -> named(each.credential(), request)).toList();
        return here.stream().filter(credential -> fits(credential, request)).findFirst()
                .<CredentialLookup>map(credential -> new CredentialLookup.Found(credential, registry.get().reach()))
                .orElseGet(() -> nothing(registry.get(), request, here.isEmpty()));
    }

    /** With a personal token any user name will do, so that it is the one asked for. */
    private static Credential named(Credential credential, CredentialRequest request) {
        return credential.username().equals(PERSONAL) ? Credential.basic(request.username().orElse(PERSONAL), credential.secret())
                : credential;
    }

    private static boolean fits(Credential credential, CredentialRequest request) {
        return request.username().map(credential.username()::equals).orElse(true) && !request.hasRejected(NAME, credential);
    }

    private static CredentialLookup nothing(PackageRegistry registry, CredentialRequest request, boolean isUnknown) {
        if (isUnknown && request.phase() == CredentialRequest.Phase.BEFORE_SENDING) {
            return new CredentialLookup.NotMine();
        }
        String what = isUnknown ? "no token for `" + registry.api().origin() + "` is known, which hides private packages from strangers"
                : "`" + registry.api().origin() + "` does not accept the tokens that are known, or another user is asked for";
        return new CredentialLookup.Refused(what, Optional.of("postern auth login " + registry + "/simple/"));
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        return registry(request.url()).flatMap(registry -> switch (status) {
            case 401 ->
                    Optional.of("the token is wrong, has ended or was revoked; a personal token needs the scope `read_api`, a deploy token "
                            + "`read_package_registry`");
            case 403 -> Optional.of("the token may not read packages: its user needs the role Reporter, and a job token an entry in the "
                    + "project's list of allowed jobs");
            case 404 -> Optional
                    .of("GitLab answers 404 for a package that is not there and for one that this token may not see: check the token's "
                            + "scope, and for a job token the project's list of allowed jobs; what the registry does not have it forwards to the public index, "
                            + "so claim your own names");
            default -> Optional.empty();
        });
    }

    @Override
    public boolean hidesDenials(URI index) {
        return registry(index).isPresent();
    }

    /** Only servers that are known to be GitLab; no file is read for a URL that does not look like a registry. */
    private Optional<PackageRegistry> registry(URI url) {
        if (!PackageRegistry.looksLikeOne(url)) {
            return Optional.empty();
        }
        List<Realm> servers = new ArrayList<>(known().stream().map(Known::api).toList());
        PackageRegistry.api(GitlabSettings.CLOUD).ifPresent(servers::add);
        return servers.stream().flatMap(api -> PackageRegistry.of(api, url).stream()).findFirst();
    }

    private synchronized List<Known> known() {
        if (known.isEmpty()) {
            known = Optional.of(read());
        }
        return known.get();
    }

    private List<Known> read() {
        List<Known> found = new ArrayList<>();
        BiConsumer<String, Credential> add = (server, credential) -> PackageRegistry.api(server)
                .ifPresent(api -> found.add(new Known(api, credential)));
        settings.api().ifPresent(api -> {
            settings.jobToken().ifPresent(token -> add.accept(api, Credential.basic("gitlab-ci-token", token)));
            settings.deployUser()
                    .ifPresent(user -> settings.deployPassword().ifPresent(password -> add.accept(api, Credential.basic(user, password))));
        });
        settings.personalToken().ifPresent(token -> add.accept(settings.host(), Credential.basic(PERSONAL, token)));
        settings.glab().map(GlabConfiguration::read)
                .ifPresent(tokens -> tokens.forEach((host, token) -> add.accept(host, personal(token))));
        return List.copyOf(found);
    }

    private static Credential personal(Secret token) {
        return Credential.basic(PERSONAL, token);
    }

    @Override
    public String toString() {
        return NAME;
    }
}
