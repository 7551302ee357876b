package org.cytostudy.platform.study;

import java.util.List;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.StudyId;
import org.cytostudy.core.id.VariantId;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.routes.Submissions;

/**
 * What an order comes to.
 *
 * @param data what is read, the study's own first
 * @param variants their ids, in the order of the request
 * @param runs one a variant, data set and seed, the report last
 */
record StudyPlan(
    StudyId id,
    ProjectId project,
    NewStudy request,
    List<StudyData> data,
    List<VariantId> variants,
    List<RunPlan> runs)
    implements Submissions.Plan {
  StudyPlan {
    data = List.copyOf(data);
    variants = List.copyOf(variants);
    runs = List.copyOf(runs);
  }
}
