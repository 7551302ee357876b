package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failed;
import org.cytostudy.core.job.WorkerOutcome.Succeeded;
import org.cytostudy.runner.worker.WorkCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import picocli.CommandLine;

class PhantomStepTest {
  private static final PhantomSpec SPEC = Phantoms.spec(2, 3, 40, 20);

  @TempDir Path folder;

  private WorkerOutcome work(PhantomSpec spec, long seed, int threads, String out)
      throws IOException {
    Path manifest = folder.resolve(out + ".json");
    JobManifest job = new JobManifest(JobManifest.VERSION, spec, List.of(), seed, threads);
    CytostudyJson.mapper().writeValue(manifest.toFile(), job);
    return work(manifest, out);
  }

  private WorkerOutcome work(Path manifest, String out) throws IOException {
    Path store = Files.createDirectories(folder.resolve("store"));
    new CommandLine(new WorkCommand())
        .execute(manifest.toString(), "--store", store.toString(), "--out", out(out).toString());
    return CytostudyJson.mapper()
        .readValue(out(out).resolve("outcome.json").toFile(), WorkerOutcome.class);
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private List<OutputRef> outputs(long seed, int threads, String out) throws IOException {
    WorkerOutcome outcome = work(SPEC, seed, threads, out);
    assertThat(outcome).isInstanceOf(Succeeded.class);
    return ((Succeeded) outcome).outputs();
  }

  @Test
  void bytesDependOnTheSeedAndNotOnTheNumberOfThreads() throws IOException {
    List<OutputRef> one = outputs(7, 1, "one");
    assertThat(outputs(7, 3, "three")).isEqualTo(one);
    List<OutputRef> other = outputs(8, 3, "other");
    assertThat(other).extracting(OutputRef::name).isEqualTo(names(one));
    IntStream.range(0, one.size())
        .filter(i -> one.get(i).kind() != ArtefactKind.SECTION_MAPPING)
        .forEach(i -> assertThat(other.get(i).sha256()).isNotEqualTo(one.get(i).sha256()));
  }

  private static List<String> names(List<OutputRef> outputs) {
    return outputs.stream().map(OutputRef::name).toList();
  }

  @Test
  void deliversSectionsRegistrationsAnnotationsMappingAndTruth() throws IOException {
    List<OutputRef> outputs = outputs(7, 2, "kinds");
    List<String> expected = new ArrayList<>();
    for (String brain : List.of("PB01", "PB02")) {
      for (int section = 1; section <= 3; section++) {
        String name = String.format(Locale.ROOT, "%s/%s-s%03d", brain, brain, section);
        expected.add(name + ".tif");
        expected.add(name + ".geojson");
      }
      expected.add(brain + "/registration.json");
    }
    expected.add("section-mapping.json");
    expected.add("truth.json");
    assertThat(names(outputs)).containsExactlyInAnyOrderElementsOf(expected);
    OutputRef image =
        outputs.stream().filter(o -> o.name().endsWith("PB02-s003.tif")).findFirst().orElseThrow();
    assertThat(image.kind()).isEqualTo(ArtefactKind.SECTION_IMAGE);
    assertThat(image.attributes()).containsEntry("brain", "PB02").containsEntry("section", "3");
    SectionMapping mapping = read("kinds/section-mapping.json", SectionMapping.class);
    assertThat(mapping.entries()).hasSize(6);
    for (SectionMapping.Entry entry : mapping.entries()) {
      assertThat(names(outputs)).contains(entry.file(), entry.registration(), entry.annotations());
    }
    assertThat(
            outputs.stream()
                .filter(o -> o.kind() == ArtefactKind.TRUTH)
                .map(OutputRef::name)
                .toList())
        .containsExactly("truth.json");
  }

  @Test
  void registrationHasPointsAtMostAQuarterMillimetreApartWithUnitNormals() throws IOException {
    outputs(7, 2, "registration");
    Registration registration = read("registration/PB02/registration.json", Registration.class);
    assertThat(registration.brain()).isEqualTo("PB02");
    assertThat(registration.space()).isEqualTo("phantom-sheet/1");
    assertThat(registration.sections()).hasSize(3);
    for (Registration.SectionRibbon ribbon : registration.sections()) {
      RibbonPoint before = ribbon.points().getFirst();
      assertThat(before.arcMm()).isZero();
      assertThat(ribbon.points().getLast().arcMm()).isEqualTo(40);
      for (RibbonPoint point : ribbon.points().subList(1, ribbon.points().size())) {
        double distanceMm =
            Math.hypot(point.xPx() - before.xPx(), point.yPx() - before.yPx()) * .04;
        assertThat(distanceMm).isLessThanOrEqualTo(.2505);
        assertThat(point.arcMm() - before.arcMm()).isCloseTo(distanceMm, within(1e-3));
        assertThat(Math.hypot(point.inwardX(), point.inwardY())).isCloseTo(1, within(1e-4));
        double across =
            (point.xPx() - before.xPx()) * point.inwardX()
                + (point.yPx() - before.yPx()) * point.inwardY();
        assertThat(across).isCloseTo(0, within(.1));
        assertThat(point.thicknessMm()).isBetween(1.0, 7.0);
        before = point;
      }
    }
  }

  @Test
  void annotationsCoverTheRibbonWithTheTrueAreasAndMeetAtTheBorders() throws IOException {
    outputs(7, 2, "annotations");
    JsonNode truth = read("annotations/truth.json", JsonNode.class);
    Registration registration = read("annotations/PB01/registration.json", Registration.class);
    Set<String> seen = new HashSet<>();
    for (int section = 1; section <= 3; section++) {
      List<Polygon> polygons = new ArrayList<>();
      List<String> areas = new ArrayList<>();
      JsonNode features =
          read("annotations/PB01/PB01-s00" + section + ".geojson", JsonNode.class).get("features");
      for (JsonNode feature : features) {
        polygons.add(polygon(feature));
        areas.add(feature.at("/properties/classification/name").asText());
      }
      assertThat(polygons).allMatch(Polygon::isValid);
      JsonNode stations = truth.get("sections").get(section - 1);
      assertThat(stations.get("brain").asText()).isEqualTo("PB01");
      List<RibbonPoint> points = registration.sections().get(section - 1).points();
      int wrong = 0;
      for (int i = 0; i < points.size(); i++) {
        RibbonPoint point = points.get(i);
        double half = point.thicknessMm() / 2 / .04;
        Coordinate middle =
            new Coordinate(
                point.xPx() + half * point.inwardX(), point.yPx() + half * point.inwardY());
        List<String> here =
            IntStream.range(0, polygons.size())
                .filter(
                    k -> polygons.get(k).distance(new GeometryFactory().createPoint(middle)) < 1)
                .mapToObj(areas::get)
                .toList();
        assertThat(here).isNotEmpty();
        wrong += here.contains(stations.get("area").get(i).asText()) ? 0 : 1;
      }
      assertThat(wrong).as("stations outside their area").isLessThanOrEqualTo(2);
      seen.addAll(areas);
    }
    assertThat(seen).hasSizeGreaterThan(4);
  }

  private static Polygon polygon(JsonNode feature) {
    List<Coordinate> ring = new ArrayList<>();
    for (JsonNode vertex : feature.at("/geometry/coordinates/0")) {
      ring.add(new Coordinate(vertex.get(0).asDouble(), vertex.get(1).asDouble()));
    }
    return new GeometryFactory().createPolygon(ring.toArray(Coordinate[]::new));
  }

  @Test
  void refusesAGeneratorThatItDoesNotHave() throws IOException {
    JobManifest job = new JobManifest(JobManifest.VERSION, SPEC, List.of(), 1, 1);
    String text = CytostudyJson.mapper().writeValueAsString(job);
    Path manifest =
        Files.writeString(
            folder.resolve("generator.json"),
            text.replace("\"generatorVersion\":1,", "\"generatorVersion\":3,"));
    WorkerOutcome outcome = work(manifest, "generator");
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).failure().code()).isEqualTo("manifest-invalid");
    assertThat(((Failed) outcome).failure().title())
        .contains("generatorVersion must be between 1 and 2, got 3");
    assertThat(Files.exists(out("generator").resolve("PB01"))).isFalse();
  }

  private <T> T read(String name, Class<T> type) throws IOException {
    return CytostudyJson.mapper().readValue(folder.resolve(name).toFile(), type);
  }
}
