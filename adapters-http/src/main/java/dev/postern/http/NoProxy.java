package dev.postern.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that are reached without a proxy: names with all names below them, addresses, networks in CIDR form, each maybe with a port; `*` for
 * everything.
 */
final class NoProxy {

    private final List<String> entries;

    private NoProxy(List<String> entries) {
        this.entries = entries;
    }

    static NoProxy parse(String text) {
        List<String> entries = new ArrayList<>();
        for (String entry : text.split("[,\\s]+", -1)) {
            if (!entry.isEmpty()) {
                entries.add(entry.toLowerCase(Locale.ROOT));
            }
        }
        return new NoProxy(entries);
    }

    boolean covers(Origin origin) {
        String host = withoutBrackets(origin.host());
        for (String entry : entries) {
            if (entry.equals("*") || covers(entry, host, origin.port())) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String entry, String host, int port) {
        int slash = entry.indexOf('/');
        if (slash > 0) {
            return inNetwork(withoutBrackets(entry.substring(0, slash)), entry.substring(slash + 1), host);
        }
        String name = entry;
        int colon = entry.lastIndexOf(':');
        boolean portGiven = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (portGiven) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        name = withoutBrackets(name);
        name = name.startsWith("*.") ? name.substring(1) : name;
        String bare = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare) || host.endsWith("." + bare);
    }

    private static boolean inNetwork(String network, String bits, String host) {
        if (!isAddress(host) || !isAddress(network)) {
            return false;
        }
        try {
            // both are literals: nothing is resolved
            byte[] net = InetAddress.getByName(network).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int length = Integer.parseInt(bits);
            return net.length == address.length && length >= 0 && length <= net.length * 8 && same(net, address, length);
        } catch (UnknownHostException | NumberFormatException _) {
            return false;
        }
    }

    private static boolean same(byte[] one, byte[] other, int bits) {
        int whole = bits / 8;
        if (!Arrays.equals(one, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((one[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    private static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 || text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
