package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a revision holds: all that may differ from one to the next.
 *
 * @param regionId of a parcellation; null for what has no class, or one that no region is meant by
 * @param className class as it was drawn, null for none
 * @param geometry GeoJSON in level-0 pixels of the image
 * @param annotator who drew it
 * @param certainty 0–1, null where nobody said
 * @param uncertaintyBandUm width of the band around its border, half of it on either side, within
 *     which the label counts as uncertain; null where nobody said
 * @param locked whether changes are refused until it is unlocked
 * @param extra what a file said beside all this, see {@link Extra}
 */
record Content(
    Kind kind,
    @Nullable UUID regionId,
    @Nullable String className,
    JsonNode geometry,
    @Nullable String name,
    String annotator,
    String method,
    Origin origin,
    @Nullable Double certainty,
    @Nullable Double uncertaintyBandUm,
    boolean locked,
    @Nullable JsonNode extra) {

  /**
   * What differs, by the names of the API. Who drew it does not count: the same drawing in another
   * one's file is the same drawing.
   */
  List<String> differencesTo(Content other) {
    List<String> differences = new ArrayList<>();
    add(differences, "kind", kind == other.kind);
    add(
        differences,
        "region",
        Objects.equals(regionId, other.regionId) && Objects.equals(className, other.className));
    add(differences, "geometry", hasShape(other.geometry));
    add(differences, "name", Objects.equals(name, other.name));
    add(differences, "method", method.equals(other.method));
    add(differences, "origin", origin == other.origin);
    add(differences, "certainty", Objects.equals(certainty, other.certainty));
    add(
        differences,
        "uncertaintyBandUm",
        Objects.equals(uncertaintyBandUm, other.uncertaintyBandUm));
    add(differences, "locked", locked == other.locked);
    // A class is compared above; that QuPath shows it in another colour changes nothing.
    add(
        differences,
        "properties",
        equal(Extra.withoutClass(extra), Extra.withoutClass(other.extra)));
    return differences;
  }

  /** Whether both have the same shape. */
  boolean hasShape(JsonNode other) {
    return equal(geometry, other);
  }

  private static void add(List<String> differences, String name, boolean same) {
    if (!same) {
      differences.add(name);
    }
  }

  private static boolean equal(@Nullable JsonNode a, @Nullable JsonNode b) {
    if (a == null || b == null) {
      return Objects.equals(a, b);
    }
    return a.equals(Content::numbers, b);
  }

  /** Compares numbers by value: the database may write 1 where a file has 1.0. */
  private static int numbers(JsonNode x, JsonNode y) {
    if (x.isNumber() && y.isNumber()) {
      return Double.compare(x.asDouble(), y.asDouble());
    }
    return x.equals(y) ? 0 : 1;
  }
}
