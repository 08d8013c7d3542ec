import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * An index of many projects that need each other, as large as a usual resolution: what a run does often is what the virtual machine shall
 * know beforehand. Project 0 needs 1 and 2, these need 3 to 6, and so on; each has versions enough to make its page a usual one.
 */
final class ServedCrowd {
    private static final int PROJECTS = 80;
    private static final int VERSIONS = 24;
    private static final String[] KINDS = {"py3-none-any.whl", "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "cp312-cp312-win_amd64.whl", "cp311-cp311-macosx_11_0_arm64.whl"};

    private ServedCrowd() {}

    /** @param path below {@code /crowd/}: a project with a slash behind it, or a wheel's metadata */
    static void answer(HttpExchange exchange, String path) throws IOException {
        boolean page = path.endsWith("/");
        int project = Integer.parseInt(path.replaceAll("^crowd[-_](\\d+).*$", "$1"));
        byte[] body = (page ? page(project) : metadata(project, path.substring(path.indexOf('/') + 1).split("-")[1])).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page ? "application/vnd.pypi.simple.v1+json" : "application/octet-stream");
        exchange.getResponseHeaders().set("Cache-Control", "max-age=600, public");
        exchange.getResponseHeaders().set("ETag", "\"" + path + "\"");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String page(int project) {
        StringJoiner files = new StringJoiner(",");
        for (int version = 0; version < VERSIONS; version++) {
            String digest = digest(metadata(project, "1." + version));
            for (String kind : KINDS) {
                files.add(("{\"filename\":\"%s-%s\",\"url\":\"%1$s-%2$s\",\"hashes\":{\"sha256\":\"%s\"},\"requires-python\":\">=3.8\",\"size\":4711,"
                        + "\"upload-time\":\"2024-01-%02dT10:00:00.123456Z\",\"yanked\":false,\"core-metadata\":{\"sha256\":\"%3$s\"}}")
                        .formatted("crowd_%d-1.%d".formatted(project, version), kind, digest, version + 1));
            }
        }
        return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"crowd-%d\",\"files\":[%s]}".formatted(project, files);
    }

    private static String metadata(int project, String version) {
        var text = new StringBuilder("Metadata-Version: 2.1\nName: crowd_%d\nVersion: %s\nRequires-Python: >=3.8\nProvides-Extra: more\n".formatted(project, version));
        for (int child = 2 * project + 1; child <= 2 * project + 2 && child < PROJECTS; child++) {
            text.append("Requires-Dist: crowd-%d[more]<2,>=1.%d\n".formatted(child, child % 3));
        }
        text.append("Requires-Dist: crowd-%d!=1.7,~=1.2; extra == \"more\" and python_version >= \"3.9\"\n".formatted((project + 7) % PROJECTS));
        text.append("Requires-Dist: colorama>=0.4; sys_platform == \"win32\"\nRequires-Dist: tomli; python_full_version < \"3.11\"\n");
        return text.toString();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
