package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A role for a token in a file, as Kubernetes and CI services write it: {@code AWS_WEB_IDENTITY_TOKEN_FILE} or {@code web_identity_token_file}. */
final class WebIdentity {
    private final Search search;

    WebIdentity(Search search) {
        this.search = search;
    }

    Optional<AwsKeys> keys(Profile profile, boolean withVariables) throws Unobtainable {
        Optional<String> file = value(profile, "AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file", withVariables);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String role = value(profile, "AWS_ROLE_ARN", "role_arn", withVariables).orElseThrow(() -> Unobtainable.refused(
                "a web identity token is there, and no role for it", "set `AWS_ROLE_ARN`, or `role_arn` in the profile"));
        Path path = search.files().named(file.get());
        String token = CallerFiles.fresh(path).map(String::strip).filter(text -> !text.isEmpty())
                .orElseThrow(() -> Unobtainable.broken("there is no web identity token in `" + path + "`"));
        Map<String, Secret> fields = new TreeMap<>();
        fields.put("RoleArn", Secret.of(role));
        fields.put("RoleSessionName", Secret.of(value(profile, "AWS_ROLE_SESSION_NAME", "role_session_name", withVariables)
                .orElseGet(() -> RoleTokens.sessionName(search.means()))));
        fields.put("WebIdentityToken", Secret.of(token));
        return Optional.of(new RoleTokens(search, profile).assumeByToken(fields, new Origin("the web identity", Optional.empty())));
    }

    private Optional<String> value(Profile profile, String variable, String key, boolean withVariables) {
        Optional<String> set = withVariables ? search.files().variable(variable) : Optional.empty();
        return set.or(() -> profile.text(key));
    }
}
