package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Computes one feature vector a patch. Inputs: roles {@code patch-index}, {@code patch-shard}; role
 * {@code model} for {@code encoder}. Outputs: one {@code embedding-table} (columns patch_id and
 * features FLOAT[]) and one {@code embedding-tensor}, rows in the order of the index.
 *
 * @param feature what is computed
 * @param batch patches at once
 * @param profileBins depth bins of an intensity profile
 */
@JsonTypeName("embed")
public record EmbedSpec(
    Feature feature,
    @Range(min = 1, max = 4096) int batch,
    @Range(min = 4, max = 1024) int profileBins)
    implements StepSpec {
  private static final int PROFILE_BINS = 64;

  public EmbedSpec {
    Ranges.check(EmbedSpec.class, feature, batch, profileBins);
  }

  /** Where the features come from. */
  public enum Feature {
    /** The pooled output of a trained or untrained encoder. */
    ENCODER,
    /** Mean intensity (a grey-level-index stand-in) in depth bins, divided by its mean. */
    PROFILE,
    /** The same, and the log energy of the fine texture in each bin. */
    PROFILE_TEXTURE,
    /** The registered reference coordinate and no pixel at all: a control. */
    POSITION;

    @JsonCreator
    public static Feature fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The demo's setting. 64 bins: with 32 the profile baselines lose up to 0.05 macro-F1 on the
   * unseen brain of the demo, and a baseline must be as good as it can be.
   */
  public static EmbedSpec demo(Feature feature) {
    return new EmbedSpec(feature, 64, PROFILE_BINS);
  }

  /** The same for patches of any side: one that has fewer rows of pixels has a bin for each. */
  public static EmbedSpec demo(Feature feature, int patchPx) {
    return new EmbedSpec(feature, 64, Math.min(PROFILE_BINS, patchPx));
  }

  @Override
  public StepType stepType() {
    return StepType.EMBED;
  }
}
