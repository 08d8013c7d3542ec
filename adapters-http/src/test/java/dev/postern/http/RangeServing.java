package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves byte ranges, which WireMock does not do by itself. */
final class RangeServing implements ResponseTransformerV2 {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final AtomicLong sent = new AtomicLong();
    private volatile boolean ignoring;
    private volatile int rejecting;

    void ignore() {
        ignoring = true;
    }

    void reject(int status) {
        rejecting = status;
    }

    /** Bytes of all parts that were sent. */
    long sent() {
        return sent.get();
    }

    ResponseDefinitionBuilder serving(byte[] file) {
        return aResponse().withBody(file).withTransformers(getName());
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        String asked = event.getRequest().getHeader("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        if (!range.matches() || ignoring) {
            return response;
        }
        if (rejecting > 0) {
            return Response.Builder.like(response).but().status(rejecting).body("no").build();
        }
        byte[] all = response.getBody();
        boolean suffix = range.group(1).isEmpty();
        int first = suffix ? Math.max(0, all.length - Integer.parseInt(range.group(2))) : Integer.parseInt(range.group(1));
        int last = suffix || range.group(2).isEmpty() ? all.length - 1 : Math.min(all.length - 1, Integer.parseInt(range.group(2)));
        byte[] part = Arrays.copyOfRange(all, first, last + 1);
        sent.addAndGet(part.length);
        HttpHeader header = new HttpHeader("Content-Range", "bytes " + first + "-" + last + "/" + all.length);
        return Response.Builder.like(response).but().status(206).body(part).headers(new HttpHeaders(header)).build();
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "ranges";
    }
}
