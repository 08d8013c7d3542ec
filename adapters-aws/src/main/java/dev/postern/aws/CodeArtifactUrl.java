package dev.postern.aws;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL below a domain of CodeArtifact. A domain is the unit of tokens; its name may contain hyphens, its owner is an account
 * of twelve digits.
 *
 * <ul>
 *   <li>{@code https://DOMAIN-OWNER.d.codeartifact.REGION.amazonaws.com/pypi/REPOSITORY/simple/}, likewise with the names of
 *       other partitions and of hosts that speak IPv6 as well;
 *   <li>{@code https://vpce-ID.d.codeartifact.REGION.vpce.amazonaws.com/pypi/d/DOMAIN-OWNER/REPOSITORY/simple/}: an endpoint of
 *       a private network, which serves many domains.
 * </ul>
 *
 * @param domainRealm where the domain's pages and files lie, of all its repositories
 * @param repository empty for the bare host
 */
record CodeArtifactUrl(String domain, String owner, String region, Realm domainRealm, Optional<String> repository) {

    private static final String DOMAIN_AND_OWNER = "(?<domain>[a-z][a-z0-9-]{0,48}[a-z0-9])-(?<owner>[0-9]{12})";

    private static final String REPOSITORY = "(?<repository>[A-Za-z0-9][A-Za-z0-9._-]{1,99})";

    private static final Pattern HOST =
            Pattern.compile(DOMAIN_AND_OWNER + "\\.d\\.codeartifact\\.(?<region>[a-z0-9-]+)\\.(?<suffix>[a-z0-9.-]+)");

    private static final Pattern PRIVATE_HOST =
            Pattern.compile("vpce-[a-z0-9-]+\\.d\\.codeartifact\\.(?<region>[a-z0-9-]+)\\.vpce\\.(?<suffix>[a-z0-9.-]+)");

    private static final Pattern PATH = Pattern.compile("/pypi/" + REPOSITORY + "(?:/.*)?");

    private static final Pattern PRIVATE_PATH = Pattern.compile("(?<root>/pypi/d/" + DOMAIN_AND_OWNER + ")/" + REPOSITORY + "(?:/.*)?");

    private static final int HTTPS = 443;

    /** Empty for whatever is not CodeArtifact's: other hosts, schemes, ports and formats. */
    static Optional<CodeArtifactUrl> of(URI url) {
        Realm realm = Realm.of(url);
        if (!realm.scheme().equals("https") || realm.port() != HTTPS || url.getRawUserInfo() != null) {
            return Optional.empty();
        }
        Matcher host = HOST.matcher(realm.host());
        if (host.matches() && isOfRegion(host, true)) {
            return ofDomainHost(realm, host);
        }
        Matcher privateHost = PRIVATE_HOST.matcher(realm.host());
        return privateHost.matches() && isOfRegion(privateHost, false) ? ofPrivateHost(realm, privateHost) : Optional.empty();
    }

    private static boolean isOfRegion(Matcher host, boolean mayBeDualStack) {
        String suffix = host.group("suffix");
        return Partition.ofRegion(host.group("region"))
                .filter(partition -> suffix.equals(partition.suffix()) || mayBeDualStack && suffix.equals(partition.repositorySuffix()))
                .isPresent();
    }

    private static Optional<CodeArtifactUrl> ofDomainHost(Realm realm, Matcher host) {
        Matcher path = PATH.matcher(realm.path());
        Optional<String> repository = path.matches() ? Optional.of(path.group("repository")) : Optional.empty();
        return repository.isPresent() || realm.path().isEmpty()
                ? Optional.of(
                        new CodeArtifactUrl(host.group("domain"), host.group("owner"), host.group("region"), realm.origin(), repository))
                : Optional.empty();
    }

    private static Optional<CodeArtifactUrl> ofPrivateHost(Realm realm, Matcher host) {
        Matcher path = PRIVATE_PATH.matcher(realm.path());
        return path.matches()
                ? Optional.of(new CodeArtifactUrl(path.group("domain"), path.group("owner"), host.group("region"),
                        new Realm(realm.scheme(), realm.host(), realm.port(), path.group("root")), Optional.of(path.group("repository"))))
                : Optional.empty();
    }

    /** Where the pages and files of the one repository lie. */
    Realm repositoryRealm() {
        String root = domainRealm.path().isEmpty() ? "/pypi" : domainRealm.path();
        return repository.map(name -> new Realm(domainRealm.scheme(), domainRealm.host(), domainRealm.port(), root + "/" + name))
                .orElse(domainRealm);
    }

    @Override
    public String toString() {
        return "domain `" + domain + "` of account `" + owner + "` in `" + region + "`";
    }
}
