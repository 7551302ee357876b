package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.cytostudy.platform.annotation.AnnotationRepository.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Writes what QuPath imports. The same revisions give the same bytes: features by identifier, no
 * times.
 */
final class GeoJsonWriter {
  private GeoJsonWriter() {}

  static String write(Collection<Revision> revisions, ObjectMapper json) {
    ObjectNode collection = json.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    revisions.stream()
        .filter(revision -> !revision.deleted())
        .sorted(Comparator.comparing(Revision::id))
        .forEach(revision -> add(features.addObject(), revision));
    try {
      return json.writeValueAsString(collection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always JSON", e);
    }
  }

  private static void add(ObjectNode feature, Revision revision) {
    feature.put("type", "Feature").put("id", revision.id().toString());
    feature.set("geometry", revision.geometry());
    ObjectNode properties = feature.putObject("properties").put("objectType", "annotation");
    if (revision.name() != null) {
      properties.put("name", revision.name());
    }
    String quPathClass = revision.kind().quPathClass();
    String name = quPathClass == null ? revision.region() : quPathClass;
    if (name != null) {
      ObjectNode classification = properties.putObject("classification").put("name", name);
      addColour(classification.putArray("color"), revision.colour());
    }
    ObjectNode own = properties.putObject("cytostudy");
    own.put("kind", revision.kind().name().toLowerCase(Locale.ROOT));
    own.put("revision", revision.revision());
    own.put("annotator", revision.annotator());
    own.put("method", revision.method());
    own.put("origin", revision.origin().name().toLowerCase(Locale.ROOT));
    if (revision.certainty() != null) {
      own.put("certainty", revision.certainty());
    }
  }

  private static void addColour(ArrayNode channels, @Nullable String colour) {
    int rgb = colour == null ? 0x808080 : Integer.parseInt(colour.substring(1), 16);
    channels.add(rgb >> 16 & 0xff).add(rgb >> 8 & 0xff).add(rgb & 0xff);
  }
}
