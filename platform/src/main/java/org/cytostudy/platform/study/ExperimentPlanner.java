package org.cytostudy.platform.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.StepType;
import org.cytostudy.platform.patchset.PatchGeometry;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.Pipeline;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.study.NewStudy.NewVariant;
import org.cytostudy.platform.study.NewStudy.PipelineStep;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the steps of one variant and seed: pretrain → embed → probe → evaluate, or embed → probe
 * → evaluate for features that are computed; where a map is predicted, a step reads it at the
 * patches first. What a step reads follows from its kind: the frozen inputs, and the outputs of the
 * steps that it depends on.
 */
final class ExperimentPlanner {
  private static final Set<StepType> OF_EXPERIMENTS =
      Set.of(
          StepType.PRETRAIN, StepType.EMBED, StepType.TARGETS, StepType.PROBE, StepType.EVALUATE);

  private final NewStudy study;
  private final StudyData data;
  private final @Nullable StudyTarget target;
  private final Supplier<StepId> ids;

  ExperimentPlanner(
      NewStudy study, StudyData data, @Nullable StudyTarget target, Supplier<StepId> ids) {
    this.study = study;
    this.data = data;
    this.target = target;
    this.ids = ids;
  }

  /**
   * The steps in an order in which they can be done.
   *
   * @param index of the variant in the request, for JSON pointers
   * @throws InvalidException naming what is wrong with the variant
   */
  List<StepPlan> steps(int index, long seed) {
    NewVariant variant = study.variants().get(index);
    String pointer = "/variants/" + index;
    requireEncoderWhereNeeded(variant, pointer);
    requireSurfaceWhereMeasured(variant, pointer);
    requireTargetWherePredicted(variant, pointer);
    Map<String, PipelineStep> pipeline = pipeline(variant, pointer + "/pipeline");
    Map<String, Set<String>> dependsOn = new LinkedHashMap<>();
    pipeline.forEach((key, step) -> dependsOn.put(key, step.dependsOn()));
    Map<String, StepPlan> planned = new LinkedHashMap<>();
    for (String key : Pipeline.order(dependsOn, pointer + "/pipeline")) {
      PipelineStep step = pipeline.get(key);
      if (step == null) {
        throw new IllegalStateException("The order names a step that is not there: " + key);
      }
      List<StepPlan> before = step.dependsOn().stream().sorted().map(planned::get).toList();
      planned.put(key, plan(step, type(step, pointer), variant, before, seed));
    }
    List<StepPlan> steps = new ArrayList<>(planned.values());
    steps.addAll(new TaskPlanner(study, data, ids).steps(variant, steps, seed));
    return List.copyOf(steps);
  }

  private static void requireEncoderWhereNeeded(NewVariant variant, String pointer) {
    boolean needed = variant.feature() == Feature.ENCODER;
    if (needed != (variant.encoder() != null)) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Variant '" + variant.name() + "' does not fit its feature.",
          List.of(
              new FieldError(
                  pointer + "/encoder",
                  needed
                      ? "is needed for feature 'encoder'"
                      : "is not used by feature '" + variant.feature().wireName() + "'")));
    }
  }

  /** Whether the encoder's objective measures along the cortex. */
  private static boolean measuresAlongTheCortex(NewVariant variant) {
    PretrainSpec encoder = variant.encoder();
    return encoder != null && encoder.objective().measuresAlongTheCortex();
  }

  private void requireSurfaceWhereMeasured(NewVariant variant, String pointer) {
    if (measuresAlongTheCortex(variant)
        && data.patchset().geometry().on() == PatchGeometry.On.SPACE) {
      throw new InvalidException(
          ProblemType.SURFACE_MISSING,
          "Variant '"
              + variant.name()
              + "' measures distances along the cortex, and the patches of '"
              + data.patchset().name()
              + "' name no vertices of one surface.",
          List.of(
              new FieldError(
                  pointer + "/encoder/objective/distance",
                  "is 'euclidean' without a surface; or prepare the ribbons of all brains with one"
                      + " mid-surface, sample again, and use that patchset")));
    }
  }

  private void requireTargetWherePredicted(NewVariant variant, String pointer) {
    if (predicts(variant) && target == null) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Variant '" + variant.name() + "' predicts a map, and the study names none.",
          List.of(
              new FieldError(
                  pointer + "/probe/kinds",
                  "has 'ridge', which needs /target with the map that it predicts")));
    }
  }

  private static boolean predicts(NewVariant variant) {
    return variant.probe().kinds().contains(ProbeSpec.Kind.RIDGE);
  }

  private static Map<String, PipelineStep> pipeline(NewVariant variant, String pointer) {
    List<PipelineStep> steps = variant.pipeline();
    if (steps == null) {
      steps = usual(variant);
    }
    Map<String, PipelineStep> byKey = new LinkedHashMap<>();
    for (PipelineStep step : steps) {
      if (byKey.put(step.key(), step) != null) {
        throw new InvalidException(
            ProblemType.INVALID_REQUEST,
            "Two steps have one key.",
            List.of(new FieldError(pointer, "'" + step.key() + "' comes twice")));
      }
    }
    return byKey;
  }

  private static List<PipelineStep> usual(NewVariant variant) {
    List<PipelineStep> steps = new ArrayList<>();
    boolean encoder = variant.feature() == Feature.ENCODER;
    boolean predicts = predicts(variant);
    if (encoder) {
      steps.add(new PipelineStep("pretrain", "pretrain", Set.of()));
    }
    steps.add(new PipelineStep("embed", "embed", encoder ? Set.of("pretrain") : Set.of()));
    if (predicts) {
      steps.add(new PipelineStep("targets", "targets", Set.of()));
    }
    steps.add(
        new PipelineStep(
            "probe", "probe", predicts ? Set.of("embed", "targets") : Set.of("embed")));
    steps.add(
        new PipelineStep(
            "evaluate",
            "evaluate",
            predicts ? Set.of("embed", "targets", "probe") : Set.of("embed", "probe")));
    return steps;
  }

  private StepType type(PipelineStep step, String pointer) {
    try {
      StepType type = StepType.fromString(step.type());
      if (OF_EXPERIMENTS.contains(type) && (type != StepType.TARGETS || target != null)) {
        return type;
      }
    } catch (IllegalArgumentException unknown) {
      // Said below, with what is known.
    }
    throw new InvalidException(
        ProblemType.STEP_TYPE_UNKNOWN,
        "A study has steps of the types pretrain, embed, probe and evaluate; one that names a map"
            + " as its target has targets too.",
        List.of(
            new FieldError(
                pointer + "/pipeline", "'" + step.type() + "' is no type of a study's step")));
  }

  private StepPlan plan(
      PipelineStep step, StepType type, NewVariant variant, List<StepPlan> before, long seed) {
    List<InputPlan> inputs = new ArrayList<>();
    StepSpec spec =
        switch (type) {
          case PRETRAIN -> {
            // Unseen by the step, not only unused: its manifest proves it.
            addFixed(inputs, data.patchset().inputsWithout(data.split().unseenBrains()));
            if (measuresAlongTheCortex(variant)) {
              addFixed(inputs, data.patchset().surface());
            }
            inputs.add(new InputPlan.Fixed(data.split().file()));
            yield variant.encoder();
          }
          case EMBED -> {
            addFixed(inputs, data.patchset().inputs());
            addOutputs(inputs, before, StepType.PRETRAIN, ArtefactKind.MODEL, "model");
            yield EmbedSpec.demo(variant.feature(), data.patchset().patchPx());
          }
          case TARGETS -> {
            StudyTarget read = Objects.requireNonNull(target);
            inputs.add(new InputPlan.Fixed(data.patchset().index()));
            addFixed(inputs, read.map().inputs());
            yield read.map().targets(read.index());
          }
          case PROBE -> {
            addLabelled(inputs, before);
            yield variant.probe();
          }
          case EVALUATE -> {
            addOutputs(inputs, before, StepType.PROBE, ArtefactKind.PROBE, "probe");
            addLabelled(inputs, before);
            yield study.evaluate();
          }
          case PHANTOM, INGEST, RIBBON, SAMPLE, MEASURE, TASK, REPORT ->
              throw new IllegalArgumentException("Not a step of an experiment: " + type);
        };
    return new StepPlan(
        ids.get(),
        step.key(),
        Objects.requireNonNull(spec),
        inputs,
        seed,
        study.threads(),
        type == StepType.PRETRAIN ? Objects.requireNonNullElse(variant.devices(), 1) : 1,
        before.stream().map(StepPlan::id).collect(Collectors.toSet()));
  }

  private static void addFixed(List<InputPlan> inputs, List<InputRef> files) {
    files.forEach(file -> inputs.add(new InputPlan.Fixed(file)));
  }

  private void addLabelled(List<InputPlan> inputs, List<StepPlan> before) {
    addOutputs(inputs, before, StepType.EMBED, ArtefactKind.EMBEDDING_TENSOR, "embedding-tensor");
    addOutputs(inputs, before, StepType.TARGETS, ArtefactKind.PATCH_TARGETS, "patch-targets");
    inputs.add(new InputPlan.Fixed(data.patchset().index()));
    inputs.add(new InputPlan.Fixed(data.split().file()));
  }

  private static void addOutputs(
      List<InputPlan> inputs,
      List<StepPlan> before,
      StepType from,
      ArtefactKind kind,
      String role) {
    before.stream()
        .filter(step -> step.spec().stepType() == from)
        .forEach(step -> inputs.add(new InputPlan.OutputsOf(step.id(), kind, role, null)));
  }
}
