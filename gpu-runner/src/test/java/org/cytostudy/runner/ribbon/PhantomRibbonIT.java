package org.cytostudy.runner.ribbon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.surface.GiftiText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The phantom's sections come back through the way that a lab's sections take: contours, a spatial
 * registration and a mid-surface as files. The sheet is laid into space section by section, plane
 * after plane in y, each by the middle of its cortex; what the phantom registered is the truth.
 */
class PhantomRibbonIT {
  private static final double PIXEL_MM = 0.04;
  private static final int SECTIONS = 6;
  private static final double WIDTH_MM = 40;
  private static final double VERTEX_EVERY_MM = 0.5;
  private static final int COLUMNS = (int) (WIDTH_MM / VERTEX_EVERY_MM) + 1;
  private static final Space SPACE = Space.parse("phantom-space@1");
  private static final String BRAIN = "PB01";

  @TempDir Path folder;

  @Test
  void theRibbonStepFindsWhatThePhantomKnows() throws IOException {
    ByHand hand = new ByHand(folder);
    Done phantom =
        hand.work(
            new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, 1, SECTIONS, 40, WIDTH_MM, 12, 2, 1, 20),
            7,
            2,
            List.of());
    Imports imports = new Imports(hand, phantom);
    Done ribbons = hand.work(imports.spec(), 1, 2, imports.inputs());
    Registration found =
        CytostudyJson.mapper()
            .readValue(ribbons.file(ArtefactKind.REGISTRATION).toFile(), Registration.class);
    assertThat(found.sections()).hasSize(SECTIONS);
    for (SectionRibbon section : found.sections()) {
      checkSection(section, imports.truth(section.section()), section.section() - 1);
    }
    checkPatches(hand, phantom, ribbons, imports);
  }

  /** Places on the mid-line as the phantom has it: half the thickness along the normal. */
  private static double midX(RibbonPoint p) {
    return p.xPx() + p.inwardX() * p.thicknessMm() / 2 / PIXEL_MM;
  }

  private static double midY(RibbonPoint p) {
    return p.yPx() + p.inwardY() * p.thicknessMm() / 2 / PIXEL_MM;
  }

  private static double[] midArcsMm(List<RibbonPoint> truth) {
    double[] arcs = new double[truth.size()];
    for (int i = 1; i < arcs.length; i++) {
      RibbonPoint a = truth.get(i - 1);
      RibbonPoint b = truth.get(i);
      arcs[i] = arcs[i - 1] + PIXEL_MM * Math.hypot(midX(b) - midX(a), midY(b) - midY(a));
    }
    return arcs;
  }

  private static void checkSection(SectionRibbon found, List<RibbonPoint> truth, int row) {
    assertThat(found.pieces()).as("pieces of section %d", found.section()).isNull();
    double[] midArcs = midArcsMm(truth);
    double thicknessError = 0;
    double offsetMm = Double.NaN;
    int inner = 0;
    for (RibbonPoint point : found.points()) {
      int nearest = nearest(truth, point);
      RibbonPoint known = truth.get(nearest);
      // Next to the cut ends the field is not that of the uncut cortex.
      if (known.arcMm() < 4 || known.arcMm() > WIDTH_MM - 4) {
        continue;
      }
      inner++;
      thicknessError += Math.abs(point.thicknessMm() / known.thicknessMm() - 1);
      assertThat(point.thicknessMm() / known.thicknessMm()).isEqualTo(1, within(0.15));
      assertThat(point.inwardX()).isEqualTo(known.inwardX(), within(0.15));
      assertThat(point.inwardY()).isEqualTo(known.inwardY(), within(0.15));
      if (Double.isNaN(offsetMm)) {
        offsetMm = point.arcMm() - midArcs[nearest];
      }
      assertThat(point.arcMm() - midArcs[nearest]).isEqualTo(offsetMm, within(0.3));
      OnSurface on =
          requireNonNull(((Reference.Place) point.reference()).surface(), "vertex of a station");
      assertThat(Math.floorDiv(on.vertex(), COLUMNS)).as("row of the vertex").isEqualTo(row);
      assertThat(on.vertex() % COLUMNS * VERTEX_EVERY_MM)
          .isEqualTo(known.arcMm(), within(VERTEX_EVERY_MM / 2 + 0.1));
      assertThat(on.offSurfaceMm()).isLessThan(0.35);
      assertThat(on.cuttingAngleDeg()).isBetween(0.0, 45.0);
    }
    assertThat(inner).isGreaterThan(70);
    assertThat(thicknessError / inner).isLessThan(0.02);
  }

  private static int nearest(List<RibbonPoint> truth, RibbonPoint point) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < truth.size(); i++) {
      double distance =
          Math.hypot(truth.get(i).xPx() - point.xPx(), truth.get(i).yPx() - point.yPx());
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** Patches of both registrations lie at the same places and in the same areas. */
  private static void checkPatches(ByHand hand, Done phantom, Done ribbons, Imports imports)
      throws IOException {
    List<Row> known = sample(hand, phantom, phantom, imports);
    List<Row> found = sample(hand, phantom, ribbons, imports);
    assertThat(found).hasSize(SECTIONS * 40);
    int compared = 0;
    for (Row row : found) {
      assertThat(row.place().space()).isEqualTo(SPACE.toString());
      assertThat(row.place().depthModel()).isEqualTo(DepthModel.EQUIVOLUMETRIC);
      assertThat(requireNonNull(row.place().surface()).surface()).isEqualTo("phantom-mid@1");
      ToDoubleFunction<Row> distanceMm =
          other -> PIXEL_MM * Math.hypot(other.xPx() - row.xPx(), other.yPx() - row.yPx());
      Row same =
          known.stream()
              .filter(other -> other.section() == row.section())
              .min(Comparator.comparingDouble(distanceMm))
              .orElseThrow();
      assertThat(distanceMm.applyAsDouble(same)).isLessThan(1);
      Double borderMm = same.borderMm();
      if (borderMm == null || borderMm > 1.5) {
        assertThat(row.area()).isEqualTo(same.area());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(found.size() / 2);
  }

  private static List<Row> sample(ByHand hand, Done phantom, Done registered, Imports imports)
      throws IOException {
    List<SampleSpec.SampledSection> sections = new ArrayList<>();
    for (RibbonSection section : imports.spec().sections()) {
      sections.add(
          new SampleSpec.SampledSection(
              section.brain(),
              "left",
              "A",
              section.section(),
              section.image(),
              section.imageSha256(),
              40,
              section.image().replace(".tif", ".geojson"),
              null));
    }
    Done sampled =
        hand.work(
            new SampleSpec(32, 80, 40, 0.4, sections),
            1,
            2,
            ByHand.inputs(
                phantom.allAs("image", ArtefactKind.SECTION_IMAGE),
                phantom.allAs("annotations", ArtefactKind.ANNOTATIONS),
                registered.allAs("registration", ArtefactKind.REGISTRATION)));
    return PatchIndex.read(sampled.file(ArtefactKind.PATCH_INDEX)).rows();
  }

  /** What a lab would import of the phantom's sections; nothing in it is the phantom's own form. */
  private final class Imports {
    private final List<InputRef> inputs = new ArrayList<>();
    private final List<RibbonSection> sections = new ArrayList<>();
    private final Map<Integer, List<RibbonPoint>> truth = new HashMap<>();
    private final SurfaceRef surface;

    Imports(ByHand hand, Done phantom) throws IOException {
      Registration known =
          CytostudyJson.mapper()
              .readValue(phantom.file(ArtefactKind.REGISTRATION).toFile(), Registration.class);
      JsonNode truthFile =
          CytostudyJson.mapper().readTree(phantom.file(ArtefactKind.TRUTH).toFile());
      List<InputRef> images = phantom.allAs("image", ArtefactKind.SECTION_IMAGE);
      List<PlacedSection> placed = new ArrayList<>();
      List<SectionAffine> planes = new ArrayList<>();
      for (int i = 0; i < SECTIONS; i++) {
        SectionRibbon ribbon = known.sections().get(i);
        List<RibbonPoint> points = ribbon.points();
        truth.put(ribbon.section(), points);
        InputRef image = images.get(i);
        JsonNode section = truthFile.path("sections").get(i);
        assertThat(section.path("section").asInt()).isEqualTo(ribbon.section());
        double vMm = section.path("vMm").asDouble();
        // The middle of the cortex at the sheet's left end is where x and z are 0.
        double x0 = midX(points.getFirst());
        double y0 = midY(points.getFirst());
        SectionAffine plane =
            new SectionAffine(
                new PointMm(PIXEL_MM, 0, 0),
                new PointMm(0, 0, -PIXEL_MM),
                new PointMm(-x0 * PIXEL_MM, vMm, y0 * PIXEL_MM));
        planes.add(plane);
        placed.add(
            new PlacedSection(
                ribbon.section(),
                image.sha256(),
                List.of(),
                plane,
                null,
                new Source("phantom", "truth", image.sha256())));
        String contours = "contours-" + ribbon.section() + ".geojson";
        inputs.add(hand.storeJson("contours", contours, ArtefactKind.CONTOURS, contours(points)));
        sections.add(
            new RibbonSection(
                BRAIN,
                Hemisphere.LEFT,
                "A",
                ribbon.section(),
                image.name(),
                image.sha256(),
                2000,
                500,
                40,
                contours,
                null));
      }
      inputs.add(
          hand.storeJson(
              "spatial-registration",
              BRAIN,
              ArtefactKind.SPATIAL_REGISTRATION,
              new SpatialRegistration(1, BRAIN, SPACE, placed)));
      Path mesh =
          GiftiText.writeGrid(
              folder.resolve("lh.mid.surf.gii"),
              SECTIONS,
              COLUMNS,
              (row, column) -> {
                RibbonPoint point = at(truth(row + 1), column * VERTEX_EVERY_MM);
                return planes.get(row).at(midX(point), midY(point));
              });
      InputRef file = hand.store("surface", "lh.mid.surf.gii", ArtefactKind.SURFACE, mesh);
      inputs.add(file);
      surface =
          new SurfaceRef(
              "phantom-mid",
              "1",
              SPACE,
              List.of(new SurfaceRef.HemisphereMesh(Hemisphere.LEFT, file.name(), file.sha256())));
    }

    private static RibbonPoint at(List<RibbonPoint> points, double arcMm) {
      return points.stream()
          .min(Comparator.comparingDouble(point -> Math.abs(point.arcMm() - arcMm)))
          .orElseThrow();
    }

    private static ObjectNode contours(List<RibbonPoint> points) {
      ObjectNode collection =
          CytostudyJson.mapper().createObjectNode().put("type", "FeatureCollection");
      ArrayNode features = collection.putArray("features");
      ArrayNode pial = line(features, "Pial");
      ArrayNode white = line(features, "White");
      for (RibbonPoint p : points) {
        double depthPx = p.thicknessMm() / PIXEL_MM;
        pial.addArray().add(p.xPx()).add(p.yPx());
        white.addArray().add(p.xPx() + depthPx * p.inwardX()).add(p.yPx() + depthPx * p.inwardY());
      }
      return collection;
    }

    private static ArrayNode line(ArrayNode features, String name) {
      ObjectNode feature = features.addObject().put("type", "Feature");
      feature.putObject("properties").putObject("classification").put("name", name);
      return feature.putObject("geometry").put("type", "LineString").putArray("coordinates");
    }

    RibbonSpec spec() {
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
          surface,
          sections);
    }

    List<InputRef> inputs() {
      return inputs;
    }

    List<RibbonPoint> truth(int section) {
      return requireNonNull(truth.get(section));
    }
  }
}
