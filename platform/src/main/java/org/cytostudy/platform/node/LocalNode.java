package org.cytostudy.platform.node;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.settings.DataFolder;
import org.cytostudy.platform.sql.Sql;

/**
 * Mode local has a node called "local" for the runner on the same machine; its token lies in the
 * data folder.
 */
@ApplicationScoped
class LocalNode {
  static final String NAME = "local";
  private static final int AFTER_ACCOUNTS = 3100;

  private final IdentityConfig identity;
  private final DataFolder data;
  private final NodeService nodes;
  private final Sql sql;

  LocalNode(IdentityConfig identity, DataFolder data, NodeService nodes, Sql sql) {
    this.identity = identity;
    this.data = data;
    this.nodes = nodes;
    this.sql = sql;
  }

  @Transactional
  void leaveToken(@Observes @Priority(AFTER_ACCOUNTS) StartupEvent start) {
    if (identity.mode() != IdentityConfig.Mode.LOCAL) {
      return;
    }
    Path file = data.run().resolve("runner-token");
    String token = read(file);
    if (!token.startsWith(Secrets.RUNNER_PREFIX)) {
      token = Secrets.newRunnerToken();
      data.writeSecret(file, token);
    }
    Optional<UUID> node =
        sql.first("SELECT id FROM node WHERE name = ?", row -> row.uuid("id"), NAME);
    if (node.isEmpty()) {
      nodes.add(NAME, token);
    } else {
      sql.update(
          "UPDATE node SET token_sha256 = ? WHERE id = ?", Secrets.sha256(token), node.get());
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
