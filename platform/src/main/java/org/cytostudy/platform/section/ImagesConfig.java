package org.cytostudy.platform.section;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;

/** Where section images lie that are not in the artefact store. */
@ConfigMapping(prefix = "cytostudy.images")
public interface ImagesConfig {
  /** Folders of images by the name that mappings use; agents that read them have the same names. */
  Map<String, Path> roots();
}
