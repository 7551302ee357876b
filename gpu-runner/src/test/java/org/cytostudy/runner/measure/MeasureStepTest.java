package org.cytostudy.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.MeasureSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.phantom.PhantomTruth;
import org.cytostudy.runner.phantom.SectionTruth;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phantom of generator 2, its patches with masks of layers, and what is known of them. */
class MeasureStepTest {
  private static final int PATCH_PX = 64;
  private static final double PIXEL_UM = 40;
  private static final double WIDTH_MM = PATCH_PX * PIXEL_UM / 1000;
  private static final double TOP_MM = .3;

  @TempDir static Path folder;
  private static ByHand hand;
  private static Done phantom;
  private static Done sample;
  private static List<Row> rows;
  private static PhantomTruth truth;
  private static PatchMeasures measures;

  @BeforeAll
  static void measure() throws IOException {
    hand = new ByHand(folder);
    phantom = hand.work(new PhantomSpec(2, 2, 2, PIXEL_UM, 60, 40, 4, 1, 20), 3, 2, List.of());
    sample = hand.work(sampleSpec(), 1, 2, sampleInputs());
    rows = PatchIndex.read(sample.file(ArtefactKind.PATCH_INDEX)).rows();
    truth =
        CytostudyJson.mapper()
            .readValue(phantom.file(ArtefactKind.TRUTH).toFile(), PhantomTruth.class);
    Done done =
        hand.work(
            new MeasureSpec(WIDTH_MM),
            1,
            1,
            ByHand.inputs(
                List.of(phantom.as("truth", ArtefactKind.TRUTH)),
                List.of(sample.as("patch-index", ArtefactKind.PATCH_INDEX))));
    measures = PatchMeasures.read(done.file(ArtefactKind.PATCH_MEASURES), rows.size());
  }

  private static SampleSpec sampleSpec() throws IOException {
    SectionMapping mapping =
        CytostudyJson.mapper()
            .readValue(phantom.file(ArtefactKind.SECTION_MAPPING).toFile(), SectionMapping.class);
    List<SampledSection> sections = new ArrayList<>();
    for (SectionMapping.Entry entry : mapping.entries()) {
      sections.add(
          new SampledSection(
              entry.brain(),
              entry.hemisphere(),
              entry.block(),
              entry.section(),
              entry.file(),
              Sha256.of(phantom.out().resolve(entry.file())),
              PIXEL_UM,
              entry.annotations(),
              null));
    }
    return new SampleSpec(PATCH_PX, PIXEL_UM, 24, TOP_MM, sections, true);
  }

  private static List<InputRef> sampleInputs() {
    return ByHand.inputs(
        phantom.allAs("image", ArtefactKind.SECTION_IMAGE),
        phantom.allAs("registration", ArtefactKind.REGISTRATION),
        phantom.allAs("annotations", ArtefactKind.ANNOTATIONS));
  }

  private static SectionTruth.Cells cells(SectionTruth section) {
    return Objects.requireNonNull(section.cells());
  }

  private static SectionTruth truthOf(Row row) {
    return truth.sections().stream()
        .filter(s -> s.brain().equals(row.brain()) && s.section() == row.section())
        .findFirst()
        .orElseThrow();
  }

  private static int station(SectionTruth section, double arcMm) {
    return IntStream.range(0, section.uMm().length)
        .reduce(
            (a, b) ->
                Math.abs(section.uMm()[a] - arcMm) <= Math.abs(section.uMm()[b] - arcMm) ? a : b)
        .orElseThrow();
  }

  @Test
  void measuresAtTheAnchorAreThoseOfTheNearestStation() {
    assertThat(measures.names())
        .startsWith("thickness_mm", "section_thickness_mm", "curvature_per_mm")
        .contains("layer_iv_bottom_mm", "cell_density_iii_per_mm3", "soma_radius_v_um")
        .contains("vessel_distance_mm", "vessel_number", "fold_class", "network", "true_v_mm");
    for (int i = 0; i < rows.size(); i++) {
      SectionTruth section = truthOf(rows.get(i));
      int at = station(section, rows.get(i).arcMm());
      assertThat(measures.column("thickness_mm")[i]).isEqualTo(section.thicknessMm()[at]);
      assertThat(measures.column("cutting_angle_deg")[i]).isEqualTo(section.obliquenessDeg()[at]);
      assertThat(measures.column("true_u_mm")[i]).isEqualTo(rows.get(i).arcMm());
      assertThat(measures.column("true_v_mm")[i]).isEqualTo(section.vMm());
      double arc = rows.get(i).arcMm();
      SectionTruth.Vessel vessel =
          section.vessels().stream()
              .min(Comparator.comparingDouble(v -> Math.abs(v.arcMm() - arc)))
              .orElseThrow();
      assertThat(measures.column("vessel_distance_mm")[i])
          .isEqualTo(Math.abs(vessel.arcMm() - arc));
      assertThat(measures.column("vessel_number")[i])
          .isEqualTo(Objects.requireNonNull(vessel.number()).doubleValue());
      assertThat(measures.column("network")[i]).isEqualTo(cells(section).network()[at]);
    }
  }

  @Test
  void densityAndRadiusAreMeansOverThePatchAndUnknownWhereALayerIsAbsent() {
    boolean absent = false;
    for (int i = 0; i < rows.size(); i++) {
      SectionTruth section = truthOf(rows.get(i));
      int from = station(section, rows.get(i).arcMm() - WIDTH_MM / 2);
      int to = station(section, rows.get(i).arcMm() + WIDTH_MM / 2);
      Set<String> areas = new HashSet<>();
      for (int s = from; s <= to; s++) {
        areas.add(cells(section).drawnArea()[s]);
      }
      double four = measures.column("cell_density_iv_per_mm3")[i];
      if (areas.size() == 1 && areas.contains("S1")) {
        double density = 0;
        double thickness = 0;
        for (int s = from; s <= to; s++) {
          double mm = section.layerBottomsMm()[s][3] - section.layerBottomsMm()[s][2];
          density += mm * cells(section).densityPerMm3()[s][3];
          thickness += mm;
        }
        assertThat(four).isCloseTo(density / thickness, within(1e-6 * four));
        assertThat(measures.column("soma_radius_iv_um")[i]).isBetween(2.0, 3.0);
      }
      if (areas.size() == 1 && (areas.contains("M1") || areas.contains("ACC"))) {
        absent = true;
        assertThat(four).isNaN();
        assertThat(measures.column("cell_density_iii_per_mm3")[i]).isPositive();
      }
    }
    assertThat(absent).as("a patch of an agranular area").isTrue();
  }

  @Test
  void masksShowTheLayersOfTheTruth() throws IOException {
    int right = 0;
    int all = 0;
    for (Path file : masks()) {
      Tensor tensor = Objects.requireNonNull(Safetensors.map(file).tensors().get("layers"));
      assertThat(tensor.shape()).containsExactly(48, PATCH_PX, PATCH_PX);
      byte[] codes = new byte[48 * PATCH_PX * PATCH_PX];
      tensor.data().get(0, codes);
      String brain = Safetensors.map(file).metadata().get("brain");
      for (Row row : rows.stream().filter(r -> r.brain().equals(brain)).toList()) {
        SectionTruth section = truthOf(row);
        int at = station(section, row.arcMm());
        List<String> names =
            Objects.requireNonNull(
                Objects.requireNonNull(truth.layerNames()).get(cells(section).drawnArea()[at]));
        for (int y = 0; y < PATCH_PX; y++) {
          double depth = (y + .5) * PIXEL_UM / 1000 - TOP_MM;
          int expected = depth < 0 ? 8 : 7;
          for (int layer = names.size() - 1; depth >= 0 && layer >= 0; layer--) {
            if (depth <= section.layerBottomsMm()[at][layer]) {
              expected = 1 + Stations.LAYERS.indexOf(names.get(layer));
            }
          }
          int code = codes[(row.shardRow() * PATCH_PX + y) * PATCH_PX + PATCH_PX / 2];
          if (depth < section.sectionThicknessMm()[at] + .9) {
            all++;
            right += code == expected ? 1 : 0;
          }
        }
      }
    }
    // Drawn borders are evened out, and pixels of a border belong to one side or the other.
    assertThat(right / (double) all).isGreaterThan(.9);
  }

  private static List<Path> masks() {
    return sample.outputs(ArtefactKind.PATCH_LAYERS).stream()
        .map(output -> sample.out().resolve(output.name()))
        .toList();
  }

  @Test
  void refusesPatchesOfBrainsThatNoTruthKnows() throws IOException {
    Done other =
        hand.work(
            new PhantomSpec(2, 1, 1, PIXEL_UM, 40, 20, 4, 1, 20, null, null, null, 9, null),
            3,
            1,
            List.of());
    assertThat(other.outputs()).anyMatch(output -> output.name().equals("PB09/PB09-s001.tif"));
    assertThat(
            hand.fail(
                    new MeasureSpec(WIDTH_MM),
                    ByHand.inputs(
                        List.of(other.as("truth", ArtefactKind.TRUTH)),
                        List.of(sample.as("patch-index", ArtefactKind.PATCH_INDEX))))
                .code())
        .isEqualTo("truth-missing");
  }
}
