package dev.postern.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postern.http.PageReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a page is read: pages a second, which times the page's size is MB/s. {@code jackson} only walks through the tokens, and is as fast
 * as this can be; {@code cached} opens what the cache holds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PageParsingBenchmark {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Files on the page; one is about 700 bytes. */
    @Param({"100", "10000"}) private int files;

    private byte[] json = new byte[0];
    private byte[] packed = new byte[0];

    /** A page like those of the public index. */
    @Setup
    public void describe() throws IOException {
        StringBuilder page = new StringBuilder("{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"example\",\"files\":[");
        for (int i = 0; i < files; i++) {
            String digest = Integer.toHexString(i * 0x9E3779B9 | 0x10000000).repeat(8);
            String name = "example_package-" + i / 30 + "." + i % 30 + "-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";
            page.append(i == 0 ? "" : ",").append("{\"core-metadata\":{\"sha256\":\"").append(digest)
                    .append("\"},\"data-dist-info-metadata\":{\"sha256\":\"").append(digest).append("\"},\"filename\":\"").append(name)
                    .append("\",\"hashes\":{\"sha256\":\"").append(digest).append("\"},\"provenance\":null,\"requires-python\":\">=3.")
                    .append(8 + i % 3).append("\",\"size\":").append(100_000 + i)
                    .append(",\"upload-time\":\"2026-01-02T03:04:05.678901Z\",\"url\":\"https://files.example.org/packages/ab/cd/")
                    .append(digest)
                    .append('/').append(name).append("\",\"yanked\":false}");
        }
        json = page.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        packed = PageReading.pack(json);
    }

    @Benchmark
    public int jackson() throws IOException {
        int tokens = 0;
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    tokens += parser.getTextLength();
                }
            }
        }
        return tokens;
    }

    @Benchmark
    public int postern() throws IOException {
        return PageReading.pack(json).length;
    }

    @Benchmark
    public int cached() {
        return PageReading.lengthOfNames(packed);
    }
}
