package org.cytostudy.platform.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.platform.patchset.Patchsets;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunQueries;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.study.NewStudy.NewDataset;
import org.jspecify.annotations.Nullable;

/** Finds what a study's runs read. */
@ApplicationScoped
class StudyDatasets {
  private final Sql sql;
  private final Patchsets patchsets;
  private final RunQueries runs;

  StudyDatasets(Sql sql, Patchsets patchsets, RunQueries runs) {
    this.sql = sql;
    this.patchsets = patchsets;
    this.runs = runs;
  }

  /**
   * All data sets of a request, the study's own first.
   *
   * @throws InvalidException naming the first that is not there
   */
  List<StudyData> of(ProjectId project, NewStudy request) {
    List<StudyData> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NewDataset wanted : request.allDatasets()) {
      String pointer = found.isEmpty() ? "" : "/datasets/" + (found.size() - 1);
      if (!names.add(wanted.name())) {
        throw unknown(pointer + "/name", "'" + wanted.name() + "' comes twice");
      }
      found.add(find(project, wanted, pointer));
    }
    return List.copyOf(found);
  }

  private StudyData find(ProjectId project, NewDataset wanted, String pointer) {
    Patchsets.Frozen patchset =
        patchsets
            .find(new PatchsetId(wanted.patchsetId()))
            .filter(found -> found.project().equals(project))
            .orElseThrow(() -> unknown(pointer + "/patchsetId", "is no patchset of the project"));
    Patchsets.FrozenSplit split =
        patchsets
            .findSplit(wanted.splitId())
            .filter(found -> found.patchset().equals(patchset.id()))
            .orElseThrow(() -> unknown(pointer + "/splitId", "is no split of the patchset"));
    UUID phantom = wanted.truthPreparationId();
    List<InputRef> truth = outputs(project, phantom, ArtefactKind.TRUTH);
    if (phantom != null && truth.isEmpty()) {
      throw unknown(
          pointer + "/truthPreparationId", "is no phantom of the project that was rendered");
    }
    return new StudyData(
        wanted.name(),
        pointer,
        patchset,
        split,
        truth,
        outputs(project, phantom, ArtefactKind.COUNTERFACTUALS),
        looks(patchset, split));
  }

  private List<InputRef> outputs(ProjectId project, @Nullable UUID preparation, ArtefactKind kind) {
    return preparation == null ? List.of() : runs.outputsOfPreparation(project, preparation, kind);
  }

  /**
   * How many studies of the project have a report on the same test: on an unseen brain of this
   * split, or on this very split where no brain is unseen.
   */
  private int looks(Patchsets.Frozen patchset, Patchsets.FrozenSplit split) {
    return Math.toIntExact(
        sql.number(
            """
            SELECT count(DISTINCT d.study_id) FROM study_dataset d
              JOIN study s ON s.id = d.study_id AND s.project_id = ?
              JOIN split x ON x.id = d.split_id
              JOIN run r ON r.study_id = s.id AND r.kind = 'report' AND r.state = 'SUCCEEDED'
            WHERE x.sha256 = ?
              OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(x.unseen_brains) b
                         WHERE b = ANY (?))
            """,
            patchset.project(),
            split.file().sha256(),
            split.unseenBrains()));
  }

  static InvalidException unknown(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The study's inputs are not there.",
        List.of(new FieldError(pointer, detail)));
  }
}
