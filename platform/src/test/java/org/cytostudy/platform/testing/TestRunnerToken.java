package org.cytostudy.platform.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.platform.identity.RunnerTokenResolver;
import org.cytostudy.platform.identity.Secrets;

/** A node that exists in tests only, so that a test can call as a runner. */
@ApplicationScoped
class TestRunnerToken implements RunnerTokenResolver {
  static final String TOKEN = Secrets.RUNNER_PREFIX + "of-a-test";

  @Override
  public Optional<RunnerIdentity> resolve(String tokenSha256) {
    return tokenSha256.equals(Secrets.sha256(TOKEN))
        ? Optional.of(new RunnerIdentity(new NodeId(new UUID(0, 1)), "node-of-a-test"))
        : Optional.empty();
  }
}
