package org.cytostudy.imaging.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.PlaneMarker;
import org.cytostudy.core.space.SpatialRegistration.Source;

/**
 * The JSON of QuickNII, and of VisuAlign, which adds markers. An image of {@code width} × {@code
 * height} pixels, mostly a small copy of the section, spans {@code o + x/width·u + y/height·v} in
 * voxels of the atlas, whose axes run right, anterior, superior.
 *
 * @param target name of the atlas volume as the file states it, e.g. {@code
 *     ABA_Mouse_CCFv3_2017_25um.cutlas}
 * @param slices those that are anchored
 * @param notAnchored file names of the others
 */
public record QuickNiiSeries(String target, List<Slice> slices, List<String> notAnchored) {
  private static final long MOST_BYTES = 64L << 20;

  /** Sizes of the small copy are whole pixels; this much of its proportions is rounding. */
  private static final double PROPORTION_TOLERANCE = 0.02;

  /** VisuAlign fixes the corners of a frame that is so much larger than the image. */
  private static final double FRAME = 0.1;

  public QuickNiiSeries {
    slices = List.copyOf(slices);
    notAnchored = List.copyOf(notAnchored);
  }

  /**
   * One image.
   *
   * @param filename of the small copy
   * @param number {@code nr}
   * @param widthPx of the small copy
   * @param heightPx of the small copy
   * @param origin o, the outer corner of the top left pixel, atlas voxels
   * @param u from there to the top right corner
   * @param v from there to the bottom left corner
   * @param markers in pixels of the small copy: a place of the image, and where it lies in the
   *     anchored plane
   */
  public record Slice(
      String filename,
      int number,
      double widthPx,
      double heightPx,
      PointMm origin,
      PointMm u,
      PointMm v,
      List<PlaneMarker> markers) {
    public Slice {
      markers = List.copyOf(markers);
    }

    /**
     * Places the section that this is a copy of.
     *
     * @param section number of the section within its brain
     * @param image hash of the section's image
     * @param levelWidthPx its level-0 width
     * @param levelHeightPx its level-0 height
     * @param atlasToMm from the numbers that QuickNII shows to RAS mm of the target space
     * @throws IllegalArgumentException if the image has other proportions than the copy, or the
     *     slice spans no plane
     */
    public PlacedSection place(
        int section,
        Sha256 image,
        long levelWidthPx,
        long levelHeightPx,
        Affine3 atlasToMm,
        Source source) {
      double scaleX = levelWidthPx / widthPx;
      double scaleY = levelHeightPx / heightPx;
      if (Math.abs(scaleX / scaleY - 1) > PROPORTION_TOLERANCE) {
        throw new IllegalArgumentException(
            "%s has %.0f × %.0f px, which are other proportions than the %d × %d px of section %d"
                .formatted(filename, widthPx, heightPx, levelWidthPx, levelHeightPx, section));
      }
      List<PlaneMarker> placed = new ArrayList<>();
      for (PlaneMarker marker : markers) {
        placed.add(
            new PlaneMarker(
                marker.xPx() * scaleX,
                marker.yPx() * scaleY,
                marker.planeXPx() * scaleX,
                marker.planeYPx() * scaleY));
      }
      if (!placed.isEmpty()) {
        for (double x : new double[] {-FRAME * levelWidthPx, (1 + FRAME) * levelWidthPx}) {
          for (double y : new double[] {-FRAME * levelHeightPx, (1 + FRAME) * levelHeightPx}) {
            placed.add(new PlaneMarker(x, y, x, y));
          }
        }
      }
      SectionAffine affine =
          new SectionAffine(
              atlasToMm.applyToVector(u).times(1.0 / levelWidthPx),
              atlasToMm.applyToVector(v).times(1.0 / levelHeightPx),
              atlasToMm.apply(origin));
      return new PlacedSection(section, image, placed, affine, null, source);
    }
  }

  /**
   * Reads a file.
   *
   * @throws GeometryFileException if it is no such file
   * @throws IOException if it cannot be read at all
   */
  public static QuickNiiSeries read(Path path) throws IOException {
    JsonFile file = JsonFile.read(path, MOST_BYTES);
    JsonNode slices = file.root().path("slices");
    if (!slices.isArray()) {
      throw file.corrupt("/slices", "The file has no list of slices, as QuickNII writes it");
    }
    List<Slice> anchored = new ArrayList<>();
    List<String> notAnchored = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      JsonNode slice = slices.get(i);
      String pointer = "/slices/" + i;
      if (!slice.path("filename").isTextual()) {
        throw file.corrupt(pointer + "/filename", "The slice has no file name");
      }
      if (slice.path("anchoring").isMissingNode() || slice.path("anchoring").isEmpty()) {
        notAnchored.add(slice.path("filename").asText());
      } else {
        anchored.add(slice(file, slice, pointer));
      }
    }
    return new QuickNiiSeries(file.root().path("target").asText(""), anchored, notAnchored);
  }

  private static Slice slice(JsonFile file, JsonNode slice, String pointer)
      throws GeometryFileException {
    double widthPx = size(file, slice, pointer, "width");
    double heightPx = size(file, slice, pointer, "height");
    double[] a = file.numbers(slice.path("anchoring"), pointer + "/anchoring", 9);
    PointMm u = new PointMm(a[3], a[4], a[5]);
    PointMm v = new PointMm(a[6], a[7], a[8]);
    if (!(u.cross(v).lengthMm() > 1e-3 * u.lengthMm() * v.lengthMm())) {
      throw file.corrupt(pointer + "/anchoring", "The vectors u and v do not span a plane");
    }
    List<PlaneMarker> markers = new ArrayList<>();
    JsonNode listed = slice.path("markers");
    for (int i = 0; i < listed.size(); i++) {
      double[] m = file.numbers(listed.get(i), pointer + "/markers/" + i, 4);
      markers.add(new PlaneMarker(m[2], m[3], m[0], m[1]));
    }
    return new Slice(
        slice.path("filename").asText(),
        (int) file.number(slice.path("nr"), pointer + "/nr"),
        widthPx,
        heightPx,
        new PointMm(a[0], a[1], a[2]),
        u,
        v,
        markers);
  }

  private static double size(JsonFile file, JsonNode slice, String pointer, String side)
      throws GeometryFileException {
    double px = file.number(slice.path(side), pointer + "/" + side);
    if (!(px >= 1)) {
      throw file.corrupt(pointer + "/" + side, "The slice has no " + side);
    }
    return px;
  }
}
