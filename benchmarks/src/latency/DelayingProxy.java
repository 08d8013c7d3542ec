import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands for a distant server: hands bytes on to a port of this machine, each way half a round trip later, and a new connection's first bytes
 * a whole round trip later still, since its handshake would take that. Any number of bytes may be under way, so that bandwidth stays what it
 * is. Run from source: {@code java DelayingProxy.java PORT MILLISECONDS}; prints its own port.
 */
final class DelayingProxy {

    /** Bytes on their way; none for the end of the stream. */
    private record Parcel(byte[] bytes, long due) {}

    private DelayingProxy() {}

    public static void main(String[] arguments) throws IOException {
        int target = Integer.parseInt(arguments[0]);
        long roundTrip = TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(arguments[1]));
        try (ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(near, far, System.nanoTime() + roundTrip, roundTrip / 2);
                carry(far, near, 0, roundTrip / 2);
            }
        }
    }

    private static void carry(Socket from, Socket to, long open, long delay) {
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        Thread.startVirtualThread(() -> {
            try (InputStream in = from.getInputStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    underWay.add(new Parcel(java.util.Arrays.copyOf(buffer, count), Math.max(open, System.nanoTime()) + delay));
                }
            } catch (IOException _) {
                // ends like a closed connection
            }
            underWay.add(new Parcel(new byte[0], System.nanoTime() + delay));
        });
        Thread.startVirtualThread(() -> {
            try (OutputStream out = to.getOutputStream()) {
                for (Parcel parcel = underWay.take(); parcel.bytes().length > 0; parcel = underWay.take()) {
                    TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
                    out.write(parcel.bytes());
                }
            } catch (IOException | InterruptedException _) {
                // the other side has gone
            }
        });
    }
}
