package org.cytostudy.platform.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.settings.DataFolder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What mode local does at start: it leaves login links and tokens in the data folder, in files that
 * only the account that runs the platform reads.
 */
@ApplicationScoped
public class LocalStart {
  private final IdentityConfig identity;
  private final LocalAccounts accounts;
  private final DataFolder data;
  private final ObjectMapper json;
  private final String host;

  /** The links that stand in the file, by subject; read by the file's writer alone. */
  private final Map<String, String> links = new LinkedHashMap<>();

  private volatile String url = "";

  LocalStart(
      IdentityConfig identity,
      LocalAccounts accounts,
      DataFolder data,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.identity = identity;
    this.accounts = accounts;
    this.data = data;
    this.json = json;
    this.host = host;
  }

  void leaveTokens(@Observes StartupEvent start) {
    if (isLocal()) {
      accounts.builtIn().forEach(this::leaveToken);
    }
  }

  void announce(@ObservesAsync HttpServerStart server) {
    url = "http://" + bracketed(host) + ":" + server.options().getPort();
    Map<String, Object> here = new LinkedHashMap<>();
    here.put("url", url);
    here.put("pid", ProcessHandle.current().pid());
    here.put("port", server.options().getPort());
    data.writeSecret(data.run().resolve("platform.json"), text(here));
    if (isLocal()) {
      writeLinks(accounts.builtIn());
    }
  }

  /**
   * Writes a fresh link for the account whose link was spent. Those of the others stay good: they
   * were printed together with it.
   */
  public void renewLink(String subject) {
    writeLinks(List.of(subject));
  }

  private synchronized void writeLinks(List<String> subjects) {
    for (String subject : subjects) {
      links.put(subject, url + "/login?token=" + accounts.newLinkToken(subject));
    }
    data.writeSecret(data.run().resolve("login-links.json"), text(links));
  }

  /** Whether the accounts are the built-in ones. */
  public boolean isLocal() {
    return identity.mode() == IdentityConfig.Mode.LOCAL;
  }

  private void leaveToken(String subject) {
    Path file = data.run().resolve("cli-token-" + subject);
    try {
      String token = Files.exists(file) ? Files.readString(file).strip() : "";
      if (token.isEmpty()) {
        token = Secrets.newToken();
        data.writeSecret(file, token);
      }
      accounts.addToken(subject, token);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
