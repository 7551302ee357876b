package org.cytostudy.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses below the API's base; whatever a person typed is encoded. */
public final class ApiPath {
  private ApiPath() {}

  /** The template with each {@code {}} replaced by one part. */
  public static String path(String template, String... parts) {
    StringBuilder path = new StringBuilder(template);
    int from = 0;
    for (String part : parts) {
      int at = path.indexOf("{}", from);
      String encoded = encode(part);
      path.replace(at, at + 2, encoded);
      from = at + encoded.length();
    }
    return path.toString();
  }

  /** The path with a query of names and values in turn; values that are null are left out. */
  public static String query(String path, @Nullable String... namesAndValues) {
    StringBuilder query = new StringBuilder(path);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      if (value != null) {
        query.append(query.indexOf("?") < 0 ? '?' : '&');
        query.append(namesAndValues[i]).append('=').append(encode(value));
      }
    }
    return query.toString();
  }

  private static String encode(String text) {
    // A plus sign means a space in forms only; in a path or query %20 is understood by all.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
