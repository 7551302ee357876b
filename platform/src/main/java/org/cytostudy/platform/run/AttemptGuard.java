package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.ImageLocation;

/** Checks of an attempt that stand by themselves, before bytes go one way or the other. */
@ApplicationScoped
public class AttemptGuard {
  private final Attempts attempts;

  AttemptGuard(Attempts attempts) {
    this.attempts = attempts;
  }

  /** The attempt, if it is the one that counts; see {@link Attempts#requireCurrent}. */
  @Transactional
  public AttemptRow current(NodeId node, AttemptId id, long token) {
    return attempts.requireCurrent(node, id, token);
  }

  /** Whether the content is an input of the attempt. */
  public boolean mayRead(AttemptRow attempt, Sha256 sha256) {
    return attempts.mayRead(attempt, sha256.hex());
  }

  /** Where an input of the attempt lies that is not in the store: an image that stays in place. */
  public Optional<ImageLocation> location(AttemptRow attempt, Sha256 sha256) {
    return attempts.location(attempt, sha256.hex());
  }
}
