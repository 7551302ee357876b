package org.cytostudy.core.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cytostudy.core.job.Range;
import org.cytostudy.core.job.Ranges;
import org.cytostudy.core.job.Required;

/**
 * A question that is put to frozen features. Every variant of a study answers the same ones, by the
 * same protocol, on the same patches.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskSpec.Areas.class, name = "areas"),
  @JsonSubTypes.Type(value = TaskSpec.Regression.class, name = "regression"),
  @JsonSubTypes.Type(value = TaskSpec.Discovery.class, name = "discovery"),
  @JsonSubTypes.Type(value = TaskSpec.Attributes.class, name = "attributes"),
  @JsonSubTypes.Type(value = TaskSpec.Networks.class, name = "networks"),
  @JsonSubTypes.Type(value = TaskSpec.Landmarks.class, name = "landmarks"),
  @JsonSubTypes.Type(value = TaskSpec.Shortcuts.class, name = "shortcuts")
})
public sealed interface TaskSpec {
  /** How measures of the size of single cells begin. */
  String CELL_SIZE = "soma_radius";

  /** What a task reads beside features, patch index and split. */
  enum Need {
    /** What is known of each patch. */
    MEASURES,
    /** The encoder itself, where the features come from one. */
    MODEL,
    /** The pixels of the patches. */
    PATCHES,
    /** Patches that differ in one thing. */
    COUNTERFACTUALS
  }

  /** What it reads beside features, patch index and split. */
  @JsonIgnore
  Set<Need> needs();

  /**
   * Which area is it? Macro-F1, balanced accuracy and F1 by area of a logistic probe, of one with a
   * hidden layer and of the nearest neighbours; what position adds to the features; few labels;
   * pairs that are hard; and where the errors lie. The evaluate step gives a study's plain table;
   * what claims read is given here, each figure with its draws.
   *
   * @param pairs pairs of areas that are told apart on their own
   * @param labelsPerArea how many labels of one brain a probe gets, one figure each
   * @param draws of few labels
   * @param borderMm an error is near a border within so many mm, one figure each
   * @param l2 penalty of the logistic probes
   */
  record Areas(
      List<Pair> pairs,
      List<Integer> labelsPerArea,
      @Range(min = 1, max = 1000) int draws,
      List<Double> borderMm,
      @Range(min = 0, max = 100) double l2)
      implements TaskSpec {
    public Areas {
      pairs = List.copyOf(pairs);
      labelsPerArea = List.copyOf(labelsPerArea);
      borderMm = List.copyOf(borderMm);
      Ranges.check(Areas.class, pairs, labelsPerArea, draws, borderMm, l2);
    }

    @Override
    public Set<Need> needs() {
      return Set.of();
    }
  }

  /**
   * Two areas that are told apart on their own.
   *
   * @param name what figures call the pair, e.g. {@code iso}
   */
  record Pair(String name, String first, String second) {
    public Pair {
      Required.check("pair.name", name);
      Required.check("pair.first", first);
      Required.check("pair.second", second);
    }
  }

  /**
   * How much is it? Ridge regression of measures: structure (thickness, curvature, cutting angle)
   * and cells (density and size by layer).
   *
   * @param measures names of the measures, see the patch measures
   * @param components numbers of principal components that the regression is given, a curve
   * @param permutations regressions of permuted values, the control
   */
  record Regression(
      List<String> measures, List<Integer> components, @Range(min = 1, max = 1000) int permutations)
      implements TaskSpec {
    public Regression {
      measures = List.copyOf(measures);
      components = List.copyOf(components);
      Ranges.check(Regression.class, measures, components, permutations);
    }

    @Override
    public Set<Need> needs() {
      // The size of a pixel decides whether single cells can be asked for.
      return measures.stream().anyMatch(name -> name.startsWith(CELL_SIZE))
          ? EnumSet.of(Need.MEASURES, Need.PATCHES)
          : EnumSet.of(Need.MEASURES);
    }
  }

  /**
   * Are there two areas where one was drawn?
   *
   * @param merged regions whose parts are to be found again
   * @param homogeneous areas that have no parts: the answer must be "no split"
   * @param components principal components that are clustered
   * @param maxClusters most clusters that are tried
   * @param restarts of each clustering
   * @param nullDraws smooth random labellings that the agreement is compared with
   */
  record Discovery(
      List<Merged> merged,
      List<String> homogeneous,
      @Range(min = 1, max = 512) int components,
      @Range(min = 2, max = 20) int maxClusters,
      @Range(min = 1, max = 1000) int restarts,
      @Range(min = 1, max = 100_000) int nullDraws)
      implements TaskSpec {
    public Discovery {
      merged = List.copyOf(merged);
      homogeneous = List.copyOf(homogeneous);
      Ranges.check(
          Discovery.class, merged, homogeneous, components, maxClusters, restarts, nullDraws);
    }

    @Override
    public Set<Need> needs() {
      return Set.of();
    }
  }

  /**
   * A region that is made of areas.
   *
   * @param name what figures call it
   */
  record Merged(String name, List<String> areas) {
    public Merged {
      Required.check("merged.name", name);
      areas = List.copyOf(areas);
    }
  }

  /**
   * What else do the features tell: brain, section, fold, vessel?
   *
   * @param attributes what is asked for
   * @param neighbours of each patch that are counted, for the share from its own section
   */
  record Attributes(List<Attribute> attributes, @Range(min = 1, max = 1000) int neighbours)
      implements TaskSpec {
    public Attributes {
      attributes = List.copyOf(attributes);
      Ranges.check(Attributes.class, attributes, neighbours);
    }

    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.MEASURES);
    }
  }

  /** Something that is not the area. */
  enum Attribute {
    BRAIN,
    SECTION,
    FOLD,
    VESSEL;

    @JsonCreator
    public static Attribute fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Which functional network is it of? Tests the way from features to networks where the labels are
   * a phantom's.
   *
   * @param placeMm patches within a cell of this side are one place
   * @param folds spatial folds
   * @param nullDraws turned labellings that the score is compared with
   */
  record Networks(
      @Range(min = 0.1, max = 100) double placeMm,
      @Range(min = 2, max = 100) int folds,
      @Range(min = 1, max = 100_000) int nullDraws)
      implements TaskSpec {
    public Networks {
      Ranges.check(Networks.class, placeMm, folds, nullDraws);
    }

    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.MEASURES);
    }
  }

  /**
   * Are landmarks found in another brain, and is it the landmark that counts?
   *
   * @param areas the landmarks' areas, e.g. V1 and M1
   * @param neighbours that are looked at
   */
  record Landmarks(List<String> areas, @Range(min = 1, max = 1000) int neighbours)
      implements TaskSpec {
    public Landmarks {
      areas = List.copyOf(areas);
      Ranges.check(Landmarks.class, areas, neighbours);
    }

    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.MODEL, Need.COUNTERFACTUALS);
    }
  }

  /** How far do vessels and stain move the features, against another area? */
  record Shortcuts() implements TaskSpec {
    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.MODEL, Need.COUNTERFACTUALS);
    }
  }
}
