package dev.postern.http;

import dev.postern.http.Reply.Answer;
import dev.postern.http.Reply.Cause;
import dev.postern.http.Reply.Fault;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one response in. Unlike the codecs that come with the Web Client it sees status and headers before the body, so that an error page
 * is not taken for a body, and it can stop a body that is too long instead of reading on to its end.
 */
final class Reception implements BodyCodec<Void>, BodyStream<Void> {

    private static final int ERROR_BODY = 64 << 10;

    private final Call call;
    private final Duration longest;
    private final Silence silence;
    private final BooleanSupplier isAbandoned;
    private final long started = System.nanoTime();
    private final Promise<Void> end = Promise.promise();
    private Body body = Body.empty();
    private @Nullable HttpClientResponse response;
    private @Nullable Fault fault;
    private boolean satisfied;
    private boolean brokenOff;

    /**
     * Takes in the response to this call.
     *
     * @param network how long it may take, which is checked whenever something comes, and how long nothing may come
     * @param isAbandoned whether nobody waits for it any longer, checked likewise
     */
    Reception(Call call, HttpSettings.Network network, Vertx vertx, BooleanSupplier isAbandoned) {
        this.call = call;
        this.longest = network.totalTimeout();
        this.silence = new Silence(vertx, network.readTimeout(), () -> silent(Faults.silence(network)));
        this.isAbandoned = isAbandoned;
    }

    /** Called when status and headers are there and before the first byte of the body. */
    void begin(HttpClientResponse incoming) {
        response = incoming;
        silence.begin();
        if (!isSuccess(incoming)) {
            return;
        }
        body = Body.of(call);
        if (call.keep() == Call.Keep.NOTHING) {
            satisfied = true;
        } else if (announcedLength(incoming) > call.limit()) {
            fault = tooLarge();
        }
    }

    /** Of an answer that is no success the status is enough. */
    private void silent(Fault reason) {
        HttpClientResponse incoming = response;
        satisfied |= incoming != null && !isSuccess(incoming);
        if (satisfied) {
            breakOff();
            end.tryFail(reason.detail());
        } else {
            stop(reason);
        }
    }

    private void stop(Fault reason) {
        if (fault == null) {
            fault = reason;
        }
        breakOff();
        end.tryFail(reason.detail());
    }

    private void breakOff() {
        HttpClientResponse incoming = response;
        if (incoming != null && !brokenOff) {
            brokenOff = true;
            incoming.request().reset();
        }
    }

    /**
     * The answer, or why it was given up; null where the exchange failed by itself.
     *
     * @param whole whether the body came to its proper end. That {@link #end} was called does not prove it: the pipe calls it after a
     *     failure too
     */
    @Nullable
    Reply reply(boolean whole) {
        silence.end();
        if (fault != null) {
            body.close();
            return fault;
        }
        HttpClientResponse incoming = response;
        if (incoming != null && (satisfied || whole)) {
            return new Answer(call.uri(), incoming.statusCode(), incoming.headers(), body);
        }
        return null;
    }

    void discard() {
        body.close();
    }

    @Override
    public Future<Void> write(Buffer buffer) {
        HttpClientResponse incoming = response;
        silence.heard();
        if (fault != null || satisfied || incoming == null || isAbandoned.getAsBoolean()) {
            // not earlier: a response that is reset before its body is read never ends
            breakOff();
            return Future.succeededFuture();
        }
        try {
            if (System.nanoTime() - started > longest.toNanos()) {
                stop(new Fault(Cause.TIMEOUT, "did not come to an end within " + longest.toSeconds() + " s"));
            } else if (!isSuccess(incoming)) {
                body.append(buffer);
                satisfied = body.length() >= ERROR_BODY;
            } else if (body.length() + buffer.length() > call.limit()) {
                stop(tooLarge());
            } else {
                body.append(buffer);
            }
        } catch (IOException e) {
            stop(new Fault(Cause.DISK, "could not be written to a temporary file: " + e.getMessage()));
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        end.tryComplete();
        return end.future();
    }

    @Override
    public void handle(Throwable failure) {
        end.tryFail(failure);
    }

    @Override
    public Future<Void> result() {
        return end.future();
    }

    @Override
    public BodyStream<Void> stream() {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    private Fault tooLarge() {
        return new Fault(Cause.TOO_LARGE, "is longer than " + Sizes.text(call.limit()));
    }

    private static boolean isSuccess(HttpClientResponse incoming) {
        return incoming.statusCode() >= 200 && incoming.statusCode() < 300;
    }

    private static long announcedLength(HttpClientResponse incoming) {
        String text = incoming.getHeader("content-length");
        try {
            return text == null ? -1 : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
