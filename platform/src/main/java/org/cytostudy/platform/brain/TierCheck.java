package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;

/** Who may take material of an access tier away from the platform. */
@ApplicationScoped
public class TierCheck {
  private final Access access;

  TierCheck(Access access) {
    this.access = access;
  }

  /**
   * Lets through who may take it away.
   *
   * @param project that the material belongs to; who calls is seen to be at least its viewer
   * @throws RefusedException if nobody may, or members only and the caller is none
   */
  public void requireTakingAway(AccessTier tier, ProjectId project) {
    if (tier == AccessTier.INTERNAL) {
      throw new RefusedException(
          ProblemType.ACCESS_TIER_FORBIDS,
          "It is made of material of the tier INTERNAL, which does not leave the platform.");
    }
    if (tier == AccessTier.CONTROLLED && !access.caller().seesEverything()) {
      access.requireProject(project, Membership.MEMBER);
    }
  }
}
