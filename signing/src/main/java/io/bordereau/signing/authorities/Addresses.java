package io.bordereau.signing.authorities;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses may be asked. Those in a certificate of a stranger are of the stranger's choosing: without a list, nothing is asked that lies within the operator's own network.
 *
 * @param listed hosts ({@code ocsp.example.com}), or hosts with their port ({@code 127.0.0.1:8080}), in small letters; empty for any public host
 */
public record Addresses(Set<String> listed) {
  /** Any host on the public network. */
  public static final Addresses PUBLIC = new Addresses(Set.of());

  public Addresses {
    listed = Set.copyOf(listed);
  }

  /** Only these. */
  public static Addresses only(String... hosts) {
    return new Addresses(Set.of(hosts));
  }

  /** Why this is not asked, in words; empty when it may be. A name is looked up for this when there is no list. */
  public String refusal(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "only http and https are asked, not " + (scheme.isEmpty() ? "an address without a scheme" : scheme);
    }
    if (address.getHost() == null || address.getUserInfo() != null) {
      return "the address names no host, or a user";
    }
    String host = address.getHost().toLowerCase(Locale.ROOT);
    if (!listed.isEmpty()) {
      return listed.contains(host) || listed.contains(host + ":" + address.getPort()) ? "" : host + " is not among the addresses that may be asked";
    }
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        if (inner(each)) return host + " lies within an inner network";
      }
      return "";
    } catch (UnknownHostException e) {
      return host + " is not known";
    }
  }

  private static boolean inner(InetAddress address) {
    // fc00::/7 are the inner addresses of IPv6 (RFC 4193), which the Java runtime does not tell
    boolean unique = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    // 100.64.0.0/10 is shared within carriers' networks (RFC 6598)
    byte[] octets = address.getAddress();
    boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
    return unique || shared || address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
