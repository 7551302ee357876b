package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;

/** Makes what an attempt uploaded the outputs of its step. */
@ApplicationScoped
class Publication {
  private final Sql sql;
  private final Artefacts artefacts;
  private final ArtefactStore store;
  private final StepOutputs stepOutputs;

  Publication(Sql sql, Artefacts artefacts, ArtefactStore store, StepOutputs stepOutputs) {
    this.sql = sql;
    this.artefacts = artefacts;
    this.store = store;
    this.stepOutputs = stepOutputs;
  }

  /**
   * Publishes all outputs or none.
   *
   * @throws ConflictException {@code output-missing}, naming each one that is not in the store or
   *     has another size
   */
  void publish(AttemptRow attempt, List<OutputRef> outputs) {
    requireUploaded(outputs);
    List<Sha256> parents = parents(attempt);
    List<BrainId> brains = brains(attempt);
    for (OutputRef output : outputs) {
      artefacts.publish(
          new Artefacts.Publication(
              output.sha256(),
              output.kind(),
              new ProjectId(attempt.projectId()),
              output.name(),
              new RunId(attempt.runId()),
              new StepId(attempt.stepId()),
              parents,
              brains));
    }
    stepOutputs.publish(attempt.stepId(), outputs);
  }

  private void requireUploaded(List<OutputRef> outputs) {
    List<FieldError> missing = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      OutputRef output = outputs.get(i);
      String pointer = "/outputs/" + i;
      if (!names.add(output.name())) {
        throw new InvalidException(
            ProblemType.INVALID_REQUEST,
            "Two outputs have one name.",
            List.of(new FieldError(pointer + "/name", "'" + output.name() + "' comes twice")));
      }
      Optional<Path> file = store.find(output.sha256());
      if (file.isEmpty()) {
        missing.add(new FieldError(pointer, "'" + output.name() + "' is not uploaded"));
      } else if (size(file.get()) != output.bytes()) {
        missing.add(
            new FieldError(
                pointer + "/bytes",
                "'" + output.name() + "' has " + size(file.get()) + " bytes in the store"));
      }
    }
    if (!missing.isEmpty()) {
      throw new ConflictException(
          ProblemType.OUTPUT_MISSING, "Upload what is missing and finish again.", missing);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inputs that are artefacts; images that stay where they are hang on their section. */
  private List<Sha256> parents(AttemptRow attempt) {
    return sql.list(
        """
        SELECT DISTINCT i.value ->> 'sha256' AS sha256
        FROM step s CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
          JOIN artefact a ON a.sha256 = i.value ->> 'sha256'
        WHERE s.id = ?
        """,
        row -> row.sha256("sha256"),
        attempt.stepId());
  }

  /** The brains whose consent the run was submitted under. */
  private List<BrainId> brains(AttemptRow attempt) {
    return sql
        .first(
            "SELECT consents FROM run WHERE id = ?", row -> row.json("consents"), attempt.runId())
        .map(Json::text)
        .map(text -> new Json(text).asList(RunPlan.ConsentUsed.class))
        .orElse(List.of())
        .stream()
        .map(used -> new BrainId(used.brainId()))
        .toList();
  }
}
