package org.cytostudy.platform.keycloak;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a browser does of the code flow: it keeps cookies, follows redirects, sends forms. */
final class Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
  private static final String SESSION = "q_session";
  private static final int MAX_REDIRECTS = 10;

  private final HttpClient http = HttpClient.newHttpClient();

  /** Cookies by host and port, then by name. */
  private final Map<String, Map<String, HttpCookie>> cookies = new LinkedHashMap<>();

  /** Every Set-Cookie header that came, as it came. */
  private final List<String> cookieLines = new ArrayList<>();

  /** An answer and the address that gave it. */
  record Page(URI address, int status, String body, @Nullable String location, String type) {
    String pathAndQuery() {
      String query = address.getRawQuery();
      return address.getRawPath() + (query == null ? "" : "?" + query);
    }
  }

  /** The platform's own address. */
  static URI platform(String path) {
    return URI.create("http://127.0.0.1:" + RestAssured.port + path);
  }

  /** Opens a page without following where it redirects to. */
  Page open(URI address) {
    return send(request(address).GET());
  }

  /** Opens a page and goes where it leads. */
  Page follow(URI address) {
    Page page = open(address);
    for (int i = 0; page.location() != null; i++) {
      if (i == MAX_REDIRECTS) {
        throw new IllegalStateException("Redirected in circles at " + page.address());
      }
      page = open(page.address().resolve(page.location()));
    }
    return page;
  }

  /** Fills the first form of a page, sends it, and goes where that leads. */
  Page submit(Page page, Map<String, String> fields) {
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new IllegalStateException("No form at " + page.address() + "\n" + page.body());
    }
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    Page answer =
        send(
            request(page.address().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    return answer.location() == null ? answer : follow(answer.address().resolve(answer.location()));
  }

  /** Logs in at the provider from this page of the platform. */
  Page login(String page, String user, String password) {
    Page form = follow(platform("/login?to=" + encode(page)));
    return submit(form, Map.of("username", user, "password", password));
  }

  /** A call as the user interface makes it; headers come as name, value, name, value. */
  Page call(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(platform(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(
        request
            .setHeader("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** The platform's cookie of this name. */
  @Nullable HttpCookie cookie(String name) {
    return jar(platform("/")).get(name);
  }

  /** The values of all cookies of the platform. */
  List<String> platformCookies() {
    return jar(platform("/")).values().stream().map(HttpCookie::getValue).toList();
  }

  /** The headers that set a cookie whose name begins so. */
  List<String> setCookies(String prefix) {
    return cookieLines.stream().filter(line -> line.startsWith(prefix)).toList();
  }

  /** The platform's session, which takes several cookies where it is long; empty without one. */
  String session() {
    return jar(platform("/")).values().stream()
        .filter(cookie -> cookie.getName().startsWith(SESSION))
        .map(HttpCookie::getValue)
        .collect(Collectors.joining());
  }

  /** Loses the platform's session but not the provider's. */
  void forgetSession() {
    jar(platform("/")).keySet().removeIf(name -> name.startsWith(SESSION));
  }

  /** Puts a cookie into the jar, as an attacker or a defect would. */
  void forge(String name, String value) {
    jar(platform("/")).put(name, new HttpCookie(name, value));
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    String all =
        jar(address).values().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    if (!all.isEmpty()) {
      request.header("Cookie", all);
    }
    return request.header("Accept", "text/html,application/json,*/*;q=0.8");
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      keepCookies(answer);
      return new Page(
          answer.uri(),
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("Location").orElse(null),
          answer.headers().firstValue("Content-Type").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keepCookies(HttpResponse<String> answer) {
    for (String line : answer.headers().allValues("Set-Cookie")) {
      cookieLines.add(line);
      HttpCookie cookie = HttpCookie.parse(line).getFirst();
      if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
        jar(answer.uri()).remove(cookie.getName());
      } else {
        jar(answer.uri()).put(cookie.getName(), cookie);
      }
    }
  }

  private Map<String, HttpCookie> jar(URI address) {
    return cookies.computeIfAbsent(address.getAuthority(), a -> new LinkedHashMap<>());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
