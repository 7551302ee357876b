package org.cytostudy.platform.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.platform.identity.RunnerTokenResolver;
import org.cytostudy.platform.sql.Sql;

/** Knows which node a token belongs to. */
@ApplicationScoped
class RunnerTokens implements RunnerTokenResolver {
  private final Sql sql;

  RunnerTokens(Sql sql) {
    this.sql = sql;
  }

  @Override
  @Transactional
  public Optional<RunnerIdentity> resolve(String tokenSha256) {
    return sql.first(
        "SELECT id, name FROM node WHERE token_sha256 = ?",
        row -> new RunnerIdentity(new NodeId(row.uuid("id")), row.text("name")),
        tokenSha256);
  }
}
