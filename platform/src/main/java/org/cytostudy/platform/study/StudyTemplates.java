package org.cytostudy.platform.study;

import java.util.List;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Untrained;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec.Comparison;
import org.cytostudy.platform.study.NewStudy.NewVariant;
import org.jspecify.annotations.Nullable;

/** Studies to start from: the demo's comparison of six kinds of features. */
final class StudyTemplates {
  private StudyTemplates() {}

  /**
   * A study without its frozen inputs.
   *
   * @param note what a reader of its table should know
   */
  record Template(
      String name,
      String title,
      String question,
      @Nullable String note,
      List<NewVariant> variants,
      List<Long> seeds,
      EvaluateSpec evaluate,
      int threads,
      List<Comparison> comparisons,
      int heldOutEveryNthSection) {}

  static List<Template> all() {
    return List.of(areaClassification(), objectives());
  }

  private static Template areaClassification() {
    return new Template(
        "area-classification",
        "Which features tell cortical areas?",
        "Do features learned with SpatialNCE tell the areas of a brain that nothing was trained"
            + " on?",
        "Synthetic cortex; not CytoNet's numbers.",
        List.of(
            encoder("SpatialNCE", ObjectiveSpec.demoSpatialNce()),
            encoder("SimCLR", ObjectiveSpec.demoSimClr()),
            encoder("Untrained", new Untrained()),
            computed("Intensity profile", Feature.PROFILE, ProbeSpec.demo()),
            computed("Profile + texture", Feature.PROFILE_TEXTURE, ProbeSpec.demo()),
            computed("Position only", Feature.POSITION, ProbeSpec.positionControl())),
        List.of(1L),
        EvaluateSpec.demo(),
        2,
        List.of(
            new Comparison("SpatialNCE", "Untrained"),
            new Comparison("SpatialNCE", "Intensity profile"),
            new Comparison("SpatialNCE", "SimCLR")),
        4);
  }

  private static Template objectives() {
    return new Template(
        "objectives",
        "Which objective learns the cortex best?",
        "Same encoder, patches, iterations and augmentations: which objective's features tell the"
            + " areas of a brain that nothing was trained on?",
        "Synthetic cortex; not CytoNet's numbers. The supervised encoder sees the labels of all"
            + " training sections, the others none.",
        List.of(
            encoder("SpatialNCE", ObjectiveSpec.demoSpatialNce()),
            encoder("Fixed radius", ObjectiveSpec.demoFixedRadius()),
            encoder("VICReg", ObjectiveSpec.demoVicReg()),
            encoder("SimCLR", ObjectiveSpec.demoSimClr()),
            encoder("Supervised", ObjectiveSpec.demoSupervised()),
            encoder("Untrained", new Untrained())),
        List.of(1L, 2L, 3L),
        EvaluateSpec.demo(),
        2,
        List.of(
            new Comparison("SpatialNCE", "Fixed radius"),
            new Comparison("SpatialNCE", "VICReg"),
            new Comparison("SpatialNCE", "SimCLR"),
            new Comparison("SpatialNCE", "Supervised"),
            new Comparison("SpatialNCE", "Untrained")),
        4);
  }

  private static NewVariant encoder(String name, ObjectiveSpec objective) {
    return new NewVariant(name, PretrainSpec.demo(objective), Feature.ENCODER, ProbeSpec.demo());
  }

  private static NewVariant computed(String name, Feature feature, ProbeSpec probe) {
    return new NewVariant(name, null, feature, probe);
  }
}
