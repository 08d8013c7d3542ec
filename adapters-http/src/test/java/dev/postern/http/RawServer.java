package dev.postern.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every connection with the same bytes and closes it: for answers that no proper server would give. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;
    private final boolean ends;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket, byte[] answer, boolean ends) {
        this.socket = socket;
        this.answer = answer;
        this.ends = ends;
    }

    static RawServer answering(String answer) throws IOException {
        return start(answer, true);
    }

    /** Says this much, and then nothing until the client has gone. */
    static RawServer stoppingAfter(String answer) throws IOException {
        return start(answer, false);
    }

    private static RawServer start(String answer, boolean ends) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer.getBytes(ISO_8859_1), ends);
        Thread.ofPlatform().daemon().start(server::serve);
        return server;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** The first line of every request. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
                String line = in.readLine();
                requests.add(String.valueOf(line));
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                connection.getOutputStream().write(answer);
                connection.getOutputStream().flush();
                if (ends) {
                    connection.shutdownOutput();
                }
                in.transferTo(java.io.Writer.nullWriter());
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
