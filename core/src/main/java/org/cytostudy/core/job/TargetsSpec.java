package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;

/**
 * Reads a map at the place of each patch. Inputs: role {@code patch-index}, role {@code map} (named
 * as in {@code source}). Outputs: one {@code patch-targets} (Parquet: patch_id, value, target,
 * unit; value is null outside of the map). Refused where the patches lie in another space, or on
 * another surface, than the map.
 *
 * @param target name of what the map shows, e.g. {@code 5-HT1A}
 * @param unit of its values, e.g. {@code fmol/mg}
 * @param source the map
 */
@JsonTypeName("targets")
public record TargetsSpec(String target, String unit, MapSource source) implements StepSpec {
  public TargetsSpec {
    Required.check("target", target);
    Required.check("unit", unit);
    Required.check("source", source);
    if (target.isBlank()) {
      throw new IllegalArgumentException("target must have a name");
    }
  }

  /** Where values come from. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Volume.class, name = "volume"),
    @JsonSubTypes.Type(value = Surface.class, name = "surface")
  })
  public sealed interface MapSource {}

  /**
   * A NIfTI volume, read by trilinear interpolation.
   *
   * @param space that its millimetres are of
   * @param file name of the input
   * @param volume which of several volumes of the file, from 0
   */
  public record Volume(Space space, String file, @Range(min = 0, max = 100_000) int volume)
      implements MapSource {
    public Volume {
      Required.check("source.space", space);
      Required.check("source.file", file);
      Ranges.check(Volume.class, space, file, volume);
    }
  }

  /**
   * GIFTI maps over the vertices of a surface, read at the vertex of each patch.
   *
   * @param surface whose vertices they are of
   * @param files one a hemisphere; patches of a hemisphere without a map have no value
   * @param map which of several maps of a file, from 0
   */
  public record Surface(
      SurfaceRef surface, List<HemisphereMap> files, @Range(min = 0, max = 100_000) int map)
      implements MapSource {
    public Surface {
      Required.check("source.surface", surface);
      Required.check("source.files", files);
      files = List.copyOf(files);
      Ranges.check(Surface.class, surface, files, map);
      if (files.isEmpty()
          || files.stream().map(HemisphereMap::hemisphere).distinct().count() != files.size()) {
        throw new IllegalArgumentException(
            "source.files has one map a hemisphere, each once, got " + files);
      }
    }
  }

  /**
   * The map of a hemisphere.
   *
   * @param file name of the input
   */
  public record HemisphereMap(Hemisphere hemisphere, String file) {
    public HemisphereMap {
      Required.check("source.hemisphere", hemisphere);
      Required.check("source.file", file);
    }
  }

  @Override
  public StepType stepType() {
    return StepType.TARGETS;
  }
}
