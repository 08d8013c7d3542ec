package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    /** Computed by botocore, and by hand with a keyed hash of another language. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1,amazonaws.com,domain=my-domain&domain-owner=111122223333&duration=3600,'',"
                + "9131b54cd30e56daee4369fdfeeb48c7920870ed35f054a187396ed5d63bfdc5,2a4d59b5c51cfda150affdcec7908a165022d8d0383ee993efeca5b71dcf8c99",
        "us-east-1,amazonaws.com,domain=my-domain,'',"
                + "f29ed7d30ad07f127a6a339818581e13264f4a964a48e34823fbf4da3e9911ba,9e1c57e993b6fcee02b1712d51c4e02e5acb9ba6f0759bdab51979359a3147c5",
        "us-east-1,amazonaws.com,duration=0&domain=my-domain&domain-owner=111122223333,SESS/TOK+EN==,"
                + "a74fee6f22d45e90013577cfb711d251a75a7e5096dd7622223c40772e5a803b,9f9411ffe6590562b31b5624daa2690c688edf8ab9625fec211a9209ebad534d",
        "cn-north-1,amazonaws.com.cn,domain=my-domain&domain-owner=111122223333&duration=3600,'',"
                + "3459cf6aec24e09742a117b522e96b95ad85e7adf6e3a34efa707ac5e07ac04c,4371be36468a0600bdeb8f690e3f64db9e7b4402de47e1a0477e6589878f2934"})
    void a_request_is_signed_as_aws_signs_it(String region, String suffix, String query, String session, String canonical,
            String signature) {
        AwsKeys keys = new AwsKeys("AKIDEXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                Optional.of(session).filter(text -> !text.isEmpty()).map(Secret::of), Optional.empty(), Origin.ofProfile("x"));
        TokenRequest request =
                TokenRequest.post(URI.create("https://codeartifact." + region + "." + suffix + "/v1/authorization-token?" + query));
        TokenRequest signed = new Signature(region, "codeartifact").sign(request, keys, Instant.parse("2024-01-02T03:04:05Z"));
        TokenRequest bare =
                new TokenRequest(signed.method(), signed.url(), signed.headers().subList(0, signed.headers().size() - 1), signed.body(),
                        signed.limit());
        assertThat(Signature.hash(Signature.canonical(bare))).isEqualTo(canonical);
        assertThat(Cloud.header(signed, "Authorization")).endsWith("Signature=" + signature)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20240102/" + region
                        + "/codeartifact/aws4_request, SignedHeaders=host;x-amz-date");
    }
}
