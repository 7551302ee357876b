package org.cytostudy.platform.section;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where section images lie that are not in the artefact store. */
@ConfigMapping(prefix = "cytostudy.images")
public interface ImagesConfig {
  /** Folders of images by the name that mappings use; agents that read them have the same names. */
  Map<String, Path> roots();

  /**
   * Ids of the projects that may take images from a root, by the name of the root; {@code *} for
   * every project. A root that has no such list is open to every project; production refuses to
   * start with one.
   */
  Map<String, List<String>> projects();
}
