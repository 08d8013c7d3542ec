package dev.postern.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that speaks HTTP by hand, so that it can say what no proper server would; it remembers what it was asked. */
final class HostileServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    /** Answers one request; the connection is closed afterwards. */
    interface Answer {
        void to(Request request, OutputStream out) throws IOException;
    }

    /**
     * One request.
     *
     * @param headers by their names in lower case
     */
    record Request(String path, Map<String, String> headers) {}

    HostileServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofPlatform().daemon().name("hostile-server").start(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The same with a user and a password in it. */
    String url(String userinfo, String path) {
        return "http://" + userinfo + "@127.0.0.1:" + socket.getLocalPort() + path;
    }

    List<Request> asked() {
        return asked;
    }

    List<String> askedPaths() {
        return asked.stream().map(Request::path).toList();
    }

    /** Answers so at one path; every other path is not found. */
    HostileServer at(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** A whole and proper answer. */
    static Answer answer(String status, String type, String body, String... headers) {
        return answer(status, type, body.getBytes(UTF_8), headers);
    }

    static Answer answer(String status, String type, byte[] body, String... headers) {
        return (_, out) -> {
            out.write(head(status, type, body.length, headers));
            out.write(body);
        };
    }

    static Answer status(String status, String... headers) {
        return answer(status, "text/plain", "", headers);
    }

    /** The head of an answer; a negative length is left out. */
    static byte[] head(String status, String type, long length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        if (!type.isEmpty()) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofPlatform().daemon().name("hostile-connection").start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new HashMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    return; // this is no HTTP, such as the beginning of TLS
                }
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ", -1)[1], headers);
            asked.add(request);
            OutputStream out = connection.getOutputStream();
            answers.getOrDefault(request.path(), status("404 Not Found")).to(request, out);
            out.flush();
            connection.shutdownOutput();
            in.transferTo(java.io.Writer.nullWriter());
        } catch (IOException goneAway) {
            // the client has had enough, which is what some tests are about
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
