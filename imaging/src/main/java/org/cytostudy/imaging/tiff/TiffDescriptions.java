package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a file that hold free text: whoever scanned a section may have named its donor. */
final class TiffDescriptions {
  private static final Map<Integer, String> FIELDS =
      Map.ofEntries(
          Map.entry(269, "DocumentName"),
          Map.entry(Tag.IMAGE_DESCRIPTION, "ImageDescription"),
          Map.entry(271, "Make"),
          Map.entry(272, "Model"),
          Map.entry(285, "PageName"),
          Map.entry(305, "Software"),
          Map.entry(306, "DateTime"),
          Map.entry(315, "Artist"),
          Map.entry(316, "HostComputer"),
          Map.entry(700, "XMP"),
          Map.entry(33_432, "Copyright"));

  private TiffDescriptions() {}

  static Map<String, String> of(List<TiffDirectory> directories) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (TiffDirectory directory : directories) {
      for (int tag : FIELDS.keySet().stream().sorted().toList()) {
        String text = directory.text(tag).strip();
        if (!text.isEmpty()) {
          found.put(directory.name() + ", " + FIELDS.get(tag), text);
        }
      }
    }
    return Collections.unmodifiableMap(found);
  }
}
