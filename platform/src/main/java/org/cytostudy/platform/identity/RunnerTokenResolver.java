package org.cytostudy.platform.identity;

import java.util.Optional;
import org.cytostudy.core.id.NodeId;

/** Knows the nodes' tokens; the node feature implements it. */
public interface RunnerTokenResolver {
  /**
   * The node whose token has this hash ({@link Secrets#sha256}); empty where there is none or it
   * was withdrawn. Called on a worker thread, outside of a transaction.
   */
  Optional<RunnerIdentity> resolve(String tokenSha256);

  /** A node that a token named. Its caller's subject is {@code node:<name>}. */
  record RunnerIdentity(NodeId node, String name) {}
}
