package org.cytostudy.platform.safety;

import java.util.ArrayList;
import java.util.List;

/** Folders of images hold what people gave under consent: production names who may take it. */
final class ImageRootRules {
  private static final String ROOTS = "cytostudy.images.roots.";
  private static final String PROJECTS = "cytostudy.images.projects.";

  private ImageRootRules() {}

  static List<String> faults(Settings settings) {
    List<String> faults = new ArrayList<>();
    for (String root : settings.namesBelow(ROOTS)) {
      if (!settings.namesBelow(PROJECTS).contains(root)) {
        faults.add(
            "every project could take images from the root '%s'; set %s\"%s\" to the ids of its"
                    .formatted(root, PROJECTS, root)
                + " projects, or to * for all of them");
      }
    }
    return faults;
  }
}
