package org.cytostudy.cli.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec.Comparison;
import org.jspecify.annotations.Nullable;

/** What the demo asks for, as request bodies of the API. */
record DemoSettings(PhantomSpec phantom, int patchPx, int patchesPerSection, long iterations) {
  static final long PHANTOM_SEED = 20260;
  static final String QUESTION =
      "Does SpatialNCE pretraining tell cortical areas apart on sections and brains it never saw?";
  static final String NOTE =
      "Synthetic cortex; these are not CytoNet's numbers and say nothing about real brains.";

  /** Four brains, one of them unseen; minutes on two cores. */
  static DemoSettings standard() {
    return new DemoSettings(PhantomSpec.demo(), 128, 60, 400);
  }

  Map<String, Object> phantomPreparation() {
    return body(
        "kind", "phantom", "name", "Synthetic cortex", "phantom", phantom, "seed", PHANTOM_SEED);
  }

  static Map<String, Object> ingestPreparation(String phantomId) {
    return body(
        "kind",
        "ingest",
        "name",
        "Ingest the synthetic cortex",
        "source",
        Map.of("preparationId", phantomId));
  }

  Map<String, Object> samplePreparation(List<String> brainIds) {
    return body(
        "kind",
        "sample",
        "name",
        "Patches along the ribbon",
        "patchPx",
        patchPx,
        "pixelSizeUm",
        phantom.pixelSizeUm(),
        "patchesPerSection",
        patchesPerSection,
        "topMarginMm",
        0.3,
        "brainIds",
        brainIds);
  }

  static Map<String, Object> split(String unseenBrain) {
    return body(
        "name",
        "One unseen brain, every 4th section held out",
        "unseenBrains",
        List.of(unseenBrain),
        "heldOutEveryNthSection",
        4);
  }

  Map<String, Object> study(String patchsetId, String splitId) {
    List<Object> variants =
        List.of(
            encoder("SpatialNCE", new ObjectiveSpec.SpatialNce(0.1, 5, 10, 0.5, true, false)),
            encoder("SimCLR", new ObjectiveSpec.SimClr(0.5)),
            encoder("untrained", new ObjectiveSpec.Untrained()),
            variant("intensity profile", null, Feature.PROFILE, ProbeSpec.demo()),
            variant("profile + texture", null, Feature.PROFILE_TEXTURE, ProbeSpec.demo()),
            variant("position only", null, Feature.POSITION, ProbeSpec.positionControl()));
    return body(
        "name",
        "Demo: area classification",
        "question",
        QUESTION,
        "note",
        NOTE,
        "patchsetId",
        patchsetId,
        "splitId",
        splitId,
        "variants",
        variants,
        "seeds",
        List.of(1),
        "evaluate",
        EvaluateSpec.demo(),
        "threads",
        Math.min(8, Runtime.getRuntime().availableProcessors()),
        "comparisons",
        List.of(
            new Comparison("SpatialNCE", "untrained"),
            new Comparison("SpatialNCE", "SimCLR"),
            new Comparison("SpatialNCE", "intensity profile")));
  }

  private Map<String, Object> encoder(String name, ObjectiveSpec objective) {
    return variant(name, pretrain(objective), Feature.ENCODER, ProbeSpec.demo());
  }

  private PretrainSpec pretrain(ObjectiveSpec objective) {
    int every = (int) Math.max(1, iterations / 4);
    return new PretrainSpec(
        objective,
        new NetworkSpec(10, 16, 128, 64),
        objective instanceof ObjectiveSpec.Untrained ? 0 : iterations,
        64,
        new OptimiserSpec(2e-3, 1e-4, (int) (iterations / 10), 5),
        new AugmentationSpec(8, 0.1, 0.3, true, 0.3, 0.2, 0.03),
        every,
        5);
  }

  private static Map<String, Object> variant(
      String name, @Nullable PretrainSpec encoder, Feature feature, ProbeSpec probe) {
    Map<String, Object> variant = body("name", name, "feature", feature, "probe", probe);
    if (encoder != null) {
      variant.put("encoder", encoder);
    }
    return variant;
  }

  private static Map<String, Object> body(Object... keysAndValues) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      body.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return body;
  }
}
