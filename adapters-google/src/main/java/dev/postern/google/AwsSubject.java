package dev.postern.google;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The identity of a machine at Amazon, as Google takes it: a request that asks AWS who is calling, signed (Signature Version 4)
 * and not sent; Google sends it and believes the answer.
 */
final class AwsSubject {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private record Keys(String id, Secret secret, Optional<Secret> session) {}

    private final TokenService service;
    private final GoogleSettings settings;

    AwsSubject(TokenService service, GoogleSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    Secret token(CredentialsFile file, SecretJson source) {
        if (!source.text("environment_id").equals(Optional.of("aws1"))) {
            throw Unobtainable.broken("`" + file.name() + "` wants a version of AWS identities that is not known");
        }
        Optional<Secret> session = session(source);
        String region = settings.variable("AWS_REGION").or(() -> settings.variable("AWS_DEFAULT_REGION"))
                .orElseGet(() -> zone(asked(source, "region_url", "", session)));
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw Unobtainable.broken("the metadata server of AWS names no region");
        }
        String url = source.text("regional_cred_verification_url")
                .orElse("https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15").replace("{region}", region);
        return signed(URI.create(url), region, keys(source, session), file.text("audience"));
    }

    private Keys keys(SecretJson source, Optional<Secret> session) {
        Optional<String> id = settings.variable("AWS_ACCESS_KEY_ID");
        Optional<Secret> secret = settings.variable("AWS_SECRET_ACCESS_KEY").map(Secret::of);
        if (id.isPresent() && secret.isPresent()) {
            return new Keys(id.get(), secret.get(), settings.variable("AWS_SESSION_TOKEN").map(Secret::of));
        }
        String role = asked(source, "url", "", session).reveal().strip();
        if (!role.matches("[\\w+=,.@-]{1,128}")) {
            throw Unobtainable.broken("the metadata server of AWS names no role");
        }
        try {
            SecretJson json = SecretJson.parse(asked(source, "url", "/" + role, session));
            return new Keys(json.text("AccessKeyId").orElse(""), json.secret("SecretAccessKey").orElse(Secret.of("")),
                    json.secret("Token"));
        } catch (MalformedJson e) {
            throw Unobtainable.broken("the metadata server of AWS answered with something else than JSON");
        }
    }

    private Optional<Secret> session(SecretJson source) {
        boolean inVariables = settings.variable("AWS_ACCESS_KEY_ID").isPresent()
                && settings.variable("AWS_REGION").or(() -> settings.variable("AWS_DEFAULT_REGION")).isPresent();
        return source.text("imdsv2_session_token_url").filter(url -> !inVariables)
                .map(url -> answered(new TokenRequest("PUT", local(url), List.of(), Optional.empty(), MetadataServer.LIMIT)
                        .header("X-aws-ec2-metadata-token-ttl-seconds", "300")));
    }

    private Secret asked(SecretJson source, String field, String more, Optional<Secret> session) {
        String url = source.text(field).orElseThrow(() -> Unobtainable.broken("the credentials have no `" + field + "`"));
        TokenRequest request = TokenRequest.get(local(url + more)).within(MetadataServer.LIMIT);
        return answered(session.isPresent() ? request.header("X-aws-ec2-metadata-token", session.get()) : request);
    }

    private Secret answered(TokenRequest request) {
        if (service.send(request) instanceof TokenReply.Answered answered && answered.status() == 200) {
            return answered.body();
        }
        throw Unobtainable.broken("the metadata server of AWS does not answer");
    }

    /** The metadata server has two addresses, and a test double lies on this machine: no file sends keys' names elsewhere. */
    private static URI local(String url) {
        URI place = URI.create(url);
        String host = String.valueOf(place.getHost());
        if (host.equals("169.254.169.254") || host.equals("[fd00:ec2::254]") || TokenService.isLoopback(host)) {
            return place;
        }
        throw Unobtainable.broken("the credentials name a metadata server of AWS at a foreign address");
    }

    /** A zone is its region and one letter. */
    private static String zone(Secret zone) {
        String text = zone.reveal().strip();
        return text.isEmpty() ? text : text.substring(0, text.length() - 1);
    }

    private Secret signed(URI url, String region, Keys keys, String audience) {
        String stamp = STAMP.format(service.clock().instant());
        String day = stamp.substring(0, 8);
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("host", url.getHost());
        headers.put("x-amz-date", stamp);
        headers.put("x-goog-cloud-target-resource", audience);
        keys.session().ifPresent(token -> headers.put("x-amz-security-token", token.reveal()));
        String names = String.join(";", headers.keySet());
        String lines =
                headers.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue() + "\n").collect(Collectors.joining());
        String query =
                url.getRawQuery() == null ? "" : Arrays.stream(url.getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String canonical = "POST\n" + path + "\n" + query + "\n" + lines + "\n" + names + "\n" + Digests.hex("");
        String scope = day + "/" + region + "/sts/aws4_request";
        String text = ALGORITHM + "\n" + stamp + "\n" + scope + "\n" + Digests.hex(canonical);
        byte[] key =
                mac(mac(mac(mac(("AWS4" + keys.secret().reveal()).getBytes(StandardCharsets.UTF_8), day), region), "sts"), "aws4_request");
        headers.put("Authorization", ALGORITHM + " Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + HexFormat.of().formatHex(mac(key, text)));
        return SignedRequest.serialized(url, headers);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
