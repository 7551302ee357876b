package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.run.RunViews.RunRow;

/** Who may do what with a run. */
@ApplicationScoped
public class RunAccess {
  private final RunQueries queries;
  private final Access access;

  RunAccess(RunQueries queries, Access access) {
    this.queries = queries;
    this.access = access;
  }

  /**
   * The run, if the caller is at least this much to its project.
   *
   * @throws MissingException if they do not see it
   */
  @Transactional
  public RunRow require(UUID id, Membership least) {
    RunRow run = queries.find(id).orElseThrow(() -> new MissingException("run", id));
    access.requireProjectOf("run", id, new ProjectId(run.projectId()), least);
    return run;
  }
}
