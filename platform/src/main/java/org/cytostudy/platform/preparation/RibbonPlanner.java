package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.ribbon.RibbonPlans;
import org.cytostudy.platform.ribbon.RibbonRequest;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.run.StepPlan;

/** Plans the one step of a ribbon preparation. */
@ApplicationScoped
class RibbonPlanner {
  private final SectionSelection selection;
  private final RibbonPlans ribbons;
  private final Ids ids;

  RibbonPlanner(SectionSelection selection, RibbonPlans ribbons, Ids ids) {
    this.selection = selection;
    this.ribbons = ribbons;
    this.ids = ids;
  }

  /**
   * The step, and the consents under which it may run.
   *
   * @param notes what a person should know before it starts
   */
  record Planned(StepPlan step, List<ConsentUsed> consents, List<String> notes) {
    Planned {
      consents = List.copyOf(consents);
      notes = List.copyOf(notes);
    }
  }

  /** Plans in the caller's transaction. */
  Planned plan(ProjectId project, NewPreparation request) {
    RibbonRequest ribbon = request.ribbon();
    if (ribbon == null) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The preparation cannot be made.",
          List.of(new FieldError("/ribbon", "is needed by a ribbon")));
    }
    SectionSelection.Selected selected = selection.select(project, request);
    RibbonPlans.Planned planned = ribbons.plan(project, selected.images(), ribbon);
    return new Planned(
        new StepPlan(
            new StepId(ids.next()),
            "ribbon",
            planned.spec(),
            planned.inputs(),
            0,
            request.threadsOr(2),
            Set.of()),
        selected.consents(),
        planned.notes());
  }
}
