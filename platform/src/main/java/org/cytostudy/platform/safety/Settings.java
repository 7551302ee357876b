package org.cytostudy.platform.safety;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/** The settings that decide who gets in, as the operator wrote them. */
final class Settings {
  /** The shortest secret that encrypts a session; so long is also what guessing is hopeless for. */
  static final int SECRET_LENGTH = 32;

  private final Config config;

  Settings(Config config) {
    this.config = config;
  }

  /** The value, or an empty text where there is none. */
  String text(String key) {
    return config.getOptionalValue(key, String.class).map(String::strip).orElse("");
  }

  /** The value of the first of these keys that has one. */
  String text(String key, String alternative) {
    String value = text(key);
    return value.isEmpty() ? text(alternative) : value;
  }

  /** The names that keys go on with after a prefix that ends in a dot, without their quotes. */
  SortedSet<String> namesBelow(String prefix) {
    SortedSet<String> names = new TreeSet<>();
    for (String key : config.getPropertyNames()) {
      if (key.startsWith(prefix)) {
        String rest = key.substring(prefix.length()).replaceFirst("\\[\\d+]$", "");
        names.add(rest.replaceAll("^\"|\"$", ""));
      }
    }
    return names;
  }

  /** Whether the value of the key is one of these, in whatever case. */
  boolean is(String key, String... values) {
    return Set.of(values).contains(text(key).toLowerCase(Locale.ROOT));
  }

  /** Whether only this machine can reach the host. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether what is sent to this address can be read on the way. */
  static boolean isReadableOnTheWay(String url) {
    try {
      URI address = new URI(url);
      String host = address.getHost();
      return !"https".equalsIgnoreCase(address.getScheme())
          && (host == null || !isLoopback(host.replaceAll("[\\[\\]]", "")));
    } catch (URISyntaxException e) {
      return true;
    }
  }
}
