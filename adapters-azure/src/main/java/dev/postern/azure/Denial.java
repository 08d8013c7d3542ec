package dev.postern.azure;

import java.net.URI;
import java.util.Optional;

/** What mends it when a feed refuses a credential, in the words of Azure DevOps. */
final class Denial {
    private Denial() {}

    /** @param origin the variable or file that held the credential; empty if it was made from an identity */
    static Optional<String> remedy(int status, URI index, Optional<Organization> organization, Optional<String> origin) {
        String feed = FeedAddress.of(index, organization).map(found -> "the feed `" + printable(found.feed()) + "`").orElse("the feed");
        return switch (status) {
            case 401 -> Optional.of(origin.map(name -> replace(name, feed)).orElse("postern auth login " + FeedProbe.plain(index)));
            case 402 -> Optional
                    .of("the organization is over its storage for Azure Artifacts, or the account has no license: see the billing of "
                            + organization.map(Organization::portal).orElse("the server"));
            case 403 -> Optional.of("let an owner of " + feed + " give this identity the role `Feed and Upstream Reader (Collaborator)`; "
                    + "a plain `Feed Reader` sees only what has been saved from upstream");
            case 404 -> Optional
                    .of("check the URL: " + feed + " of a project has the project before `_packaging`, one of the organization has none");
            default -> Optional.empty();
        };
    }

    private static String replace(String origin, String feed) {
        return origin.equals("SYSTEM_ACCESSTOKEN")
                ? "give the build service of the project the role `Feed and Upstream Reader (Collaborator)` in " + feed
                        + "; the token of a job ends with the job"
                : "put a token that has not ended, with the scope `Packaging (read & write)`, into `" + printable(origin) + "`";
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}`]", "?");
    }
}
