package org.cytostudy.core.space;

import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Required;

/**
 * A version of a mid-surface: its vertex numbers mean something only together with it.
 *
 * @param name for example {@code colin27-mid}
 * @param version two versions number their vertices differently
 * @param space of its coordinates
 * @param hemispheres one or two, each once
 */
public record SurfaceRef(
    String name, String version, Space space, List<HemisphereMesh> hemispheres) {
  public SurfaceRef {
    Required.check("surface.name", name);
    Required.check("surface.version", version);
    Required.check("surface.space", space);
    Required.check("surface.hemispheres", hemispheres);
    hemispheres = List.copyOf(hemispheres);
    long distinct = hemispheres.stream().map(HemisphereMesh::hemisphere).distinct().count();
    if (hemispheres.isEmpty() || distinct != hemispheres.size()) {
      throw new IllegalArgumentException(
          "Surface " + name + " has one or two hemispheres, each once, got " + hemispheres);
    }
  }

  /**
   * The mesh of a hemisphere.
   *
   * @param file name of the GIFTI file: of the step's input of role {@code surface}, where a step
   *     reads it
   * @param sha256 of its bytes
   */
  public record HemisphereMesh(Hemisphere hemisphere, String file, Sha256 sha256) {
    public HemisphereMesh {
      Required.check("surface.hemisphere", hemisphere);
      Required.check("surface.file", file);
      Required.check("surface.sha256", sha256);
    }
  }

  /** Written {@code name@version}. */
  public String label() {
    return name + "@" + version;
  }
}
