package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.platform.annotation.Annotations;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.section.ImageInputs;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Freezes what patches are cut from: newest images, registrations, and annotations as they are. */
@ApplicationScoped
class SamplePlanner {
  private static final double TOP_MARGIN_MM = 0.3;

  private final Sql sql;
  private final SectionSelection selection;
  private final ImageInputs imageInputs;
  private final Annotations annotations;
  private final ArtefactStore store;
  private final Ids ids;

  SamplePlanner(
      Sql sql,
      SectionSelection selection,
      ImageInputs imageInputs,
      Annotations annotations,
      ArtefactStore store,
      Ids ids) {
    this.sql = sql;
    this.selection = selection;
    this.imageInputs = imageInputs;
    this.annotations = annotations;
    this.store = store;
    this.ids = ids;
  }

  /** The step, and the consents under which it may run. */
  record Planned(StepPlan step, List<ConsentUsed> consents) {
    Planned {
      consents = List.copyOf(consents);
    }
  }

  /** Plans in the caller's transaction. */
  Planned plan(ProjectId project, NewPreparation request) {
    SectionSelection.Selected selected = selection.select(project, request);
    List<InputPlan> inputs = new ArrayList<>();
    List<SampledSection> sampled = new ArrayList<>();
    for (Placed image : selected.images()) {
      sampled.add(section(image, inputs));
    }
    selected.brains().forEach((brain, pseudonym) -> inputs.add(registration(brain, pseudonym)));
    SampleSpec spec =
        new SampleSpec(
            required(request.patchPx(), "/patchPx"),
            required(request.pixelSizeUm(), "/pixelSizeUm"),
            required(request.patchesPerSection(), "/patchesPerSection"),
            Optional.ofNullable(request.topMarginMm()).orElse(TOP_MARGIN_MM),
            sampled,
            Boolean.TRUE.equals(request.layers()) ? true : null);
    return new Planned(
        new StepPlan(
            new StepId(ids.next()), "sample", spec, inputs, 0, request.threadsOr(2), Set.of()),
        selected.consents());
  }

  private SampledSection section(Placed image, List<InputPlan> inputs) {
    String name = image.pseudonym() + "/" + image.number();
    ImageInputs.Inputs files = imageInputs.of(image, name);
    inputs.add(new InputPlan.Fixed(files.image()));
    InputRef pyramid = files.pyramid();
    if (pyramid != null) {
      inputs.add(new InputPlan.Fixed(pyramid));
    }
    String labels =
        annotations
            .snapshot(image)
            .map(
                snapshot -> {
                  String file = name + ".geojson";
                  inputs.add(
                      stored("annotations", file, ArtefactKind.ANNOTATIONS, snapshot.sha256()));
                  return file;
                })
            .orElse(null);
    return new SampledSection(
        image.pseudonym(),
        image.hemisphere(),
        image.block(),
        image.number(),
        files.image().name(),
        image.sha256(),
        image.pixelSizeUm(),
        labels,
        files.pyramidName());
  }

  private InputPlan registration(BrainId brain, String pseudonym) {
    Sha256 sha256 =
        sql.first(
                "SELECT sha256 FROM brain_registration WHERE brain_id = ?"
                    + " ORDER BY created_at DESC, sha256 LIMIT 1",
                row -> row.sha256("sha256"),
                brain)
            .orElseThrow(
                () -> invalid("/brainIds", "brain '" + pseudonym + "' has no registration"));
    return stored("registration", pseudonym + ".json", ArtefactKind.REGISTRATION, sha256);
  }

  private InputPlan stored(String role, String name, ArtefactKind kind, Sha256 sha256) {
    Path file =
        store
            .find(sha256)
            .orElseThrow(() -> new IllegalStateException("Not in the store: " + sha256));
    try {
      return new InputPlan.Fixed(InputRef.stored(role, name, kind, sha256, Files.size(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T required(@Nullable T value, String pointer) {
    if (value == null) {
      throw invalid(pointer, "is needed by a sample");
    }
    return value;
  }

  private static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The preparation cannot be made.",
        List.of(new FieldError(pointer, detail)));
  }
}
