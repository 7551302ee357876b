package org.cytostudy.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store says beside the structure of its images, in names and free text: whoever scanned a
 * section may have named its donor.
 */
final class ZarrDescriptions {
  private static final String OME_XML = "OME/METADATA.ome.xml";

  private ZarrDescriptions() {}

  static Map<String, String> of(ZarrStore store, ZarrGroup root, List<OmeImage> images)
      throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : root.ome().node().properties()) {
      if (!member.getKey().equals("multiscales")) {
        put(found, root.ome().find(member.getKey()));
      }
    }
    for (OmeImage image : images) {
      put(found, image.place().find("name"));
      put(found, image.place().find("metadata"));
    }
    Optional<byte[]> xml = store.read(OME_XML, Json.MAX_BYTES);
    if (xml.isPresent()) {
      found.put(OME_XML, new String(xml.get(), StandardCharsets.UTF_8).strip());
    }
    return Collections.unmodifiableMap(found);
  }

  private static void put(Map<String, String> found, Optional<Json> value) {
    if (value.isPresent()) {
      String text =
          value.get().node().isTextual()
              ? value.get().node().asText()
              : value.get().node().toString();
      if (!text.isBlank()) {
        found.put(value.get().where(), text.strip());
      }
    }
  }
}
