package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.surface.GiftiText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A straight slab of cortex, 18 mm long and 2.5 mm thick, in a coronal section at y = 5 mm; its
 * mid-line lies on a plane that is inclined by 30° against the section's normal.
 */
abstract class SlabOfCortex {
  static final double PIXEL_UM = 20;
  static final double PIXEL_MM = PIXEL_UM / 1000;
  static final Space SPACE = Space.parse("lab@1");
  static final Sha256 IMAGE = Sha256.of("image");
  static final int COLUMNS = 41;

  @TempDir Path folder;
  ByHand hand;
  InputRef surface;

  @BeforeEach
  void makeSurface() throws IOException {
    hand = new ByHand(folder);
    double tilt = Math.toRadians(30);
    Path file =
        GiftiText.writeGrid(
            folder.resolve("lh.surf.gii"),
            9,
            COLUMNS,
            (row, column) -> {
              double along = (row - 4) * 0.5;
              return new PointMm(
                  column * 0.5 - 10, 5 + along * Math.cos(tilt), -3.25 + along * Math.sin(tilt));
            });
    surface = hand.store("surface", "lh.surf.gii", ArtefactKind.SURFACE, file);
  }

  SurfaceRef surfaceRef() {
    return new SurfaceRef(
        "mid",
        "1",
        SPACE,
        List.of(new SurfaceRef.HemisphereMesh(Hemisphere.LEFT, "lh.surf.gii", surface.sha256())));
  }

  static PlacedSection placed(int section, Sha256 image, @Nullable DisplacementRef displacement) {
    return new PlacedSection(
        section,
        image,
        List.of(),
        new SectionAffine(
            new PointMm(PIXEL_MM, 0, 0), new PointMm(0, 0, -PIXEL_MM), new PointMm(-10, 5, 0)),
        displacement,
        new Source("hand", "by.json", IMAGE));
  }

  InputRef placements(Space space, PlacedSection... sections) throws IOException {
    return hand.storeJson(
        "spatial-registration",
        "B1.json",
        ArtefactKind.SPATIAL_REGISTRATION,
        new SpatialRegistration(1, "B1", space, List.of(sections)));
  }

  static RibbonSection section(int number, Hemisphere hemisphere, @Nullable String contours) {
    return new RibbonSection(
        "B1", hemisphere, "a", number, "s.png", IMAGE, 1000, 400, PIXEL_UM, contours, null);
  }

  RibbonSpec spec(@Nullable SurfaceRef surfaceRef, RibbonSection... sections) {
    return new RibbonSpec(
        100,
        100,
        0.25,
        3,
        2.5,
        DepthModel.EQUIVOLUMETRIC,
        "Pial",
        "White",
        SPACE,
        surfaceRef,
        List.of(sections));
  }

  static String line(String name, double... xy) {
    String points =
        Arrays.stream(pairs(xy))
            .map(p -> "[" + p[0] + "," + p[1] + "]")
            .collect(Collectors.joining(","));
    return "{\"type\":\"Feature\",\"properties\":{\"classification\":{\"name\":\""
        + name
        + "\"}},\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
        + points
        + "]}}";
  }

  static double[][] pairs(double... xy) {
    double[][] pairs = new double[xy.length / 2][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = new double[] {xy[2 * i], xy[2 * i + 1]};
    }
    return pairs;
  }

  InputRef contours(String name, String... features) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name),
            "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    return hand.store("contours", name, ArtefactKind.CONTOURS, file);
  }

  InputRef slab(String name) throws IOException {
    return contours(name, line("Pial", 50, 100, 950, 100), line("White", 50, 225, 950, 225));
  }

  static Registration registration(Done done) throws IOException {
    return CytostudyJson.mapper()
        .readValue(done.file(ArtefactKind.REGISTRATION).toFile(), Registration.class);
  }

  static RibbonReport report(Done done) throws IOException {
    return CytostudyJson.mapper()
        .readValue(done.file(ArtefactKind.RIBBON_REPORT).toFile(), RibbonReport.class);
  }
}
