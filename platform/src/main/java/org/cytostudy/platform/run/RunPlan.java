package org.cytostudy.platform.run;

import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StudyId;
import org.cytostudy.core.id.VariantId;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to be submitted.
 *
 * @param name for people
 * @param dataset name of what it reads, within its study; null unless it is an experiment
 * @param consents the version of the consent of each brain that the run reads
 */
public record RunPlan(
    RunId id,
    ProjectId project,
    RunKind kind,
    String name,
    @Nullable StudyId study,
    @Nullable VariantId variant,
    @Nullable String dataset,
    @Nullable PreparationId preparation,
    long seed,
    List<ConsentUsed> consents,
    List<StepPlan> steps) {
  public RunPlan {
    consents = List.copyOf(consents);
    steps = List.copyOf(steps);
  }

  /**
   * A consent that a run was submitted under.
   *
   * @param version counts the versions of the brain's consent
   * @param purpose what the run needs the brain for
   */
  public record ConsentUsed(UUID brainId, String pseudonym, int version, Purpose purpose) {
    public static ConsentUsed of(ConsentCheck.Allowed allowed) {
      return new ConsentUsed(
          allowed.brain().value(), allowed.pseudonym(), allowed.version(), allowed.purpose());
    }
  }
}
