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
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

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
    List<RunPlan.ConsentUsed> consents = consents(attempt);
    List<BrainId> tissue = tissue(attempt, consents);
    for (OutputRef output : outputs) {
      Optional<BrainId> only = onlyBrain(output, consents);
      List<BrainId> brains = only.map(List::of).orElse(tissue);
      Artefacts.Publication publication =
          new Artefacts.Publication(
              output.sha256(),
              output.kind(),
              new ProjectId(attempt.projectId()),
              output.name(),
              new RunId(attempt.runId()),
              new StepId(attempt.stepId()),
              parents(attempt, only.orElse(null)),
              brains);
      if (brains.isEmpty()) {
        artefacts.publish(publication);
      } else {
        artefacts.publishOnlyOf(publication);
      }
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

  /** The one brain whose tissue is in an output that says so, as a shard does. */
  private static Optional<BrainId> onlyBrain(OutputRef output, List<RunPlan.ConsentUsed> consents) {
    String pseudonym = output.attributes().get("brain");
    return consents.stream()
        .filter(used -> used.pseudonym().equals(pseudonym))
        .map(used -> new BrainId(used.brainId()))
        .findFirst();
  }

  /**
   * Whose tissue a step read: that of its shards and of what was made of shards, for its index and
   * split name brains that may have been kept from it; without shards that of its run's consents.
   * Empty where nobody knows yet, and the inputs tell.
   */
  private List<BrainId> tissue(AttemptRow attempt, List<RunPlan.ConsentUsed> consents) {
    List<BrainId> ofShards =
        sql.list(
            """
        WITH input AS (
          SELECT i.value ->> 'sha256' AS sha256, i.value ->> 'role' AS role
          FROM step s CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
          WHERE s.id = ?)
        SELECT DISTINCT b.brain_id FROM input JOIN artefact_brain b USING (sha256)
        WHERE input.role NOT IN ('patch-index', 'split')
          AND EXISTS (SELECT 1 FROM input WHERE role = 'patch-shard')
        """,
            row -> new BrainId(row.uuid("brain_id")),
            attempt.stepId());
    return ofShards.isEmpty()
        ? consents.stream().map(used -> new BrainId(used.brainId())).toList()
        : ofShards;
  }

  /**
   * Inputs that are artefacts; images that stay where they are hang on their section.
   *
   * @param only leaves out inputs that hold tissue of other brains alone
   */
  private List<Sha256> parents(AttemptRow attempt, @Nullable BrainId only) {
    return sql.list(
        """
        SELECT DISTINCT i.value ->> 'sha256' AS sha256
        FROM step s CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
          JOIN artefact a ON a.sha256 = i.value ->> 'sha256'
        WHERE s.id = ?
          AND (CAST(? AS uuid) IS NULL
            OR NOT EXISTS (SELECT 1 FROM artefact_brain b WHERE b.sha256 = a.sha256)
            OR EXISTS (SELECT 1 FROM artefact_brain b WHERE b.sha256 = a.sha256 AND b.brain_id = ?))
        """,
        row -> row.sha256("sha256"),
        attempt.stepId(),
        only,
        only);
  }

  /** The consents under which the run was submitted. */
  private List<RunPlan.ConsentUsed> consents(AttemptRow attempt) {
    return sql.first(
            "SELECT consents FROM run WHERE id = ?", row -> row.json("consents"), attempt.runId())
        .map(json -> json.asList(RunPlan.ConsentUsed.class))
        .orElse(List.of());
  }
}
