package io.baton.notice.robot;

import io.baton.notice.robot.AddressRefused.Why;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses Baton calls. A host of {@code baton.notice.allowed-hosts} is called by https on its usual port and only at public
 * addresses; an entry written with its scheme ({@code http://relay.example:8080}) is called as it stands, wherever it leads. The HTTP
 * client asks this resolver, so it connects to no other address than the one that was looked at.
 */
@Component
class Addresses implements DnsResolver {

    private static final int HTTPS = 443;

    private final Set<String> hosts;
    private final Set<String> origins;
    private final DnsResolver names;

    @Autowired
    Addresses(@Value("${baton.notice.allowed-hosts}") List<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    Addresses(List<String> allowed, DnsResolver names) {
        var entries = allowed.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.partitioningBy(entry -> entry.contains("://"), Collectors.toUnmodifiableSet()));
        this.hosts = entries.get(false);
        this.origins = entries.get(true);
        this.names = names;
    }

    /** @throws AddressRefused when Baton does not call it, as far as can be seen without asking for its host's addresses */
    URI check(String typed) {
        var address = parsed(typed);
        var host = address.getHost();
        if (host == null) {
            throw new AddressRefused(Why.UNREADABLE);
        }
        if (address.getRawUserInfo() != null) {
            throw new AddressRefused(Why.CREDENTIALS);
        }
        if (origins.contains(origin(address))) {
            return address;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new AddressRefused(Why.NOT_HTTPS);
        }
        if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new AddressRefused(Why.HOST);
        }
        if (address.getPort() != -1 && address.getPort() != HTTPS) {
            throw new AddressRefused(Why.PORT);
        }
        return address;
    }

    /** As {@link #check}, and asks for the host's addresses; a name that nobody knows now may be known when it is called. */
    void checkAndResolve(String typed) {
        var address = check(typed);
        try {
            resolve(address.getHost());
        } catch (UnknownHostException unknownNow) {
            return;
        }
    }

    /** @throws AddressRefused when one of the host's addresses is inside */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.resolve(host);
        if (!isOrigin(host) && Arrays.stream(found).anyMatch(Addresses::isInside)) {
            throw new AddressRefused(Why.INTERNAL);
        }
        return found;
    }

    @Override
    public @Nullable String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isOrigin(String host) {
        return origins.stream().map(URI::create).anyMatch(origin -> host.equalsIgnoreCase(origin.getHost()));
    }

    private static URI parsed(String typed) {
        try {
            return new URI(typed.strip());
        } catch (URISyntaxException unreadable) {
            throw new AddressRefused(Why.UNREADABLE);
        }
    }

    private static String origin(URI address) {
        var port = address.getPort() == -1 ? "" : ":" + address.getPort();
        return (address.getScheme() + "://" + address.getHost() + port).toLowerCase(Locale.ROOT);
    }

    /** Everything but the public internet: this machine, private and link-local networks, metadata services, tunnels into them. */
    static boolean isInside(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isInside6(bytes) : isInside4(bytes);
    }

    private static boolean isInside4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)
                // A cloud's wire server with a public address.
                || (first == 168 && second == 63 && third == 129 && (bytes[3] & 0xff) == 16);
    }

    /** Public is 2000::/3 without the tunnels (6to4, Teredo) and documentation; IPv4 in IPv6 never comes this far but as IPv4. */
    private static boolean isInside6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return (first & 0xe000) != 0x2000
                || first == 0x2002
                || (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                || (first == 0x3fff && second < 0x1000);
    }
}
