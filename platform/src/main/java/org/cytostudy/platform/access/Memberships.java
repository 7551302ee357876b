package org.cytostudy.platform.access;

import java.util.Map;
import java.util.Optional;
import org.cytostudy.core.id.ProjectId;

/** Where the checks look up who belongs to what; the project feature implements it. */
public interface Memberships {
  /** What the subject is to the project; empty where they are nothing to it. */
  Optional<Membership> of(String subject, ProjectId project);

  /** Whether there is such a project. */
  boolean exists(ProjectId project);

  /** All projects that the subject belongs to. */
  Map<ProjectId, Membership> allOf(String subject);
}
