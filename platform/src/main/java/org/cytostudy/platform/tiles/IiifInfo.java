package org.cytostudy.platform.tiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.slide.SlideLevel;

/**
 * The image information of the IIIF Image API 3.0, section 5.
 *
 * @param id base address of the image service
 * @param sizes whole images that are stored, smallest first
 */
@JsonPropertyOrder({"@context", "id", "type", "protocol", "profile", "width", "height"})
public record IiifInfo(
    @JsonProperty("@context") String context,
    String id,
    String type,
    String protocol,
    String profile,
    long width,
    long height,
    int maxWidth,
    int maxHeight,
    List<Size> sizes,
    List<Tiles> tiles,
    List<String> preferredFormats,
    List<String> extraFormats,
    List<String> extraFeatures) {
  static final String CONTEXT = "http://iiif.io/api/image/3/context.json";

  /** A size of the whole image. */
  public record Size(int width, int height) {}

  /**
   * Regions that are fastest.
   *
   * @param scaleFactors whole-number reductions that the tiles are there in
   */
  public record Tiles(int width, int height, List<Integer> scaleFactors) {}

  static IiifInfo of(String id, SlideFacts facts) {
    long width = facts.full().widthPx();
    long height = facts.full().heightPx();
    return new IiifInfo(
        CONTEXT,
        id,
        "ImageService3",
        "http://iiif.io/api/image",
        "level1",
        width,
        height,
        IiifRequest.MOST_PX,
        IiifRequest.MOST_PX,
        sizes(facts.levels()),
        List.of(new Tiles(facts.tilePx(), facts.tilePx(), scaleFactors(facts))),
        List.of("jpg"),
        List.of("png"),
        List.of("canonicalLinkHeader", "profileLinkHeader", "sizeByConfinedWh"));
  }

  private static List<Size> sizes(List<SlideLevel> levels) {
    return levels.reversed().stream()
        .filter(
            level ->
                level.widthPx() <= IiifRequest.MOST_PX && level.heightPx() <= IiifRequest.MOST_PX)
        .map(level -> new Size((int) level.widthPx(), (int) level.heightPx()))
        .toList();
  }

  /** Powers of two, until one tile shows the whole image. */
  private static List<Integer> scaleFactors(SlideFacts facts) {
    long side = Math.max(facts.full().widthPx(), facts.full().heightPx());
    List<Integer> factors = new ArrayList<>();
    int factor = 1;
    factors.add(factor);
    while ((long) facts.tilePx() * factor < side) {
      factor *= 2;
      factors.add(factor);
    }
    return factors;
  }
}
