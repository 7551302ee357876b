package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes what QuPath imports, one feature after the other. The same revisions in the same order
 * give the same bytes: there are no times in it.
 */
final class GeoJsonWriter implements AutoCloseable {
  private final JsonGenerator out;
  private final ObjectMapper json;

  /**
   * Begins a collection.
   *
   * @param about what it is of, as the member {@code cytostudy} of the collection
   */
  GeoJsonWriter(OutputStream to, ObjectNode about, ObjectMapper json) throws IOException {
    this.json = json;
    out = json.createGenerator(to);
    out.writeStartObject();
    out.writeStringField("type", "FeatureCollection");
    out.writeFieldName("cytostudy");
    out.writeTree(about);
    out.writeArrayFieldStart("features");
  }

  void write(Revision revision) throws IOException {
    Content content = revision.content();
    JsonNode extra = content.extra();
    ObjectNode feature = json.createObjectNode().put("type", "Feature");
    feature.put("id", revision.id().toString());
    feature.set("geometry", content.geometry());
    ObjectNode properties = feature.putObject("properties");
    properties.put(Extra.OBJECT_TYPE, Extra.ANNOTATION);
    if (content.name() != null) {
      properties.put("name", content.name());
    }
    if (extra != null) {
      members(extra.path(Extra.FEATURE), feature);
      members(extra.path(Extra.PROPERTIES), properties);
    }
    AnnotationViews.RegionOf region = revision.region();
    String className = className(content, region);
    if (className != null && !properties.has(Extra.CLASSIFICATION)) {
      ObjectNode classification = properties.putObject(Extra.CLASSIFICATION);
      classification.put("name", className);
      int rgb = region == null ? 0x808080 : Integer.parseInt(region.colour().substring(1), 16);
      classification.putArray("color").add(rgb >> 16 & 0xff).add(rgb >> 8 & 0xff).add(rgb & 0xff);
    }
    if (content.locked()) {
      properties.put("isLocked", true);
    }
    own(properties.putObject("cytostudy"), revision, region);
    out.writeTree(feature);
  }

  private static void own(
      ObjectNode own, Revision revision, AnnotationViews.@Nullable RegionOf region) {
    Content content = revision.content();
    own.put("kind", content.kind().name().toLowerCase(Locale.ROOT));
    if (content.kind().hasRegion()) {
      own.put("region", region == null ? null : region.name());
      own.put("parcellation", region == null ? null : region.parcellation());
    }
    own.put("revision", revision.number());
    own.put("annotator", content.annotator());
    own.put("author", revision.author());
    own.put("method", content.method());
    own.put("origin", content.origin().name().toLowerCase(Locale.ROOT));
    if (content.certainty() != null) {
      own.put("certainty", content.certainty());
    }
    if (content.uncertaintyBandUm() != null) {
      own.put("uncertaintyBandUm", content.uncertaintyBandUm());
    }
  }

  private static @Nullable String className(
      Content content, AnnotationViews.@Nullable RegionOf region) {
    if (content.className() != null) {
      return content.className();
    }
    return region == null ? content.kind().quPathClass() : region.name();
  }

  private static void members(JsonNode from, ObjectNode to) {
    from.properties().forEach(member -> to.set(member.getKey(), member.getValue()));
  }

  /** Ends the collection, and closes what it is written to. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
