package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.imaging.ribbon.Contour;
import org.cytostudy.imaging.ribbon.CorticalRibbon;
import org.cytostudy.imaging.ribbon.RibbonContours;
import org.cytostudy.imaging.ribbon.Streamline;
import org.cytostudy.runner.worker.WorkCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The phantom states its thickness along normals; the depth solver finds it from contours alone.
 */
class PhantomDepthTest {
  private static final double PIXEL_UM = 40;

  @TempDir Path folder;

  @Test
  void streamlinesAreAsLongAsTheCortexIsThick() throws IOException {
    Path manifest = folder.resolve("job.json");
    CytostudyJson.mapper()
        .writeValue(
            manifest.toFile(),
            new JobManifest(JobManifest.VERSION, Phantoms.spec(2, 3, 40, 20), List.of(), 7, 2));
    Path store = Files.createDirectories(folder.resolve("store"));
    Path out = folder.resolve("out");
    new CommandLine(new WorkCommand())
        .execute(manifest.toString(), "--store", store.toString(), "--out", out.toString());
    Registration registration =
        CytostudyJson.mapper()
            .readValue(out.resolve("PB01/registration.json").toFile(), Registration.class);
    for (Registration.SectionRibbon section : registration.sections()) {
      List<RibbonPoint> points = section.points();
      CorticalRibbon ribbon = CorticalRibbon.solve(contours(points), 100);
      int found = 0;
      double sum = 0;
      // Within a thickness of its ends a ribbon is cut and its depth is less exact.
      List<RibbonPoint> inner =
          points.stream().filter(p -> p.arcMm() > 5 && p.arcMm() < 35).toList();
      for (RibbonPoint point : inner) {
        Optional<Streamline> line = ribbon.streamline(point.xPx(), point.yPx());
        if (line.isPresent()) {
          found++;
          sum += Math.abs(line.get().thicknessMm() / point.thicknessMm() - 1);
          assertThat(line.get().thicknessMm())
              .isBetween(0.85 * point.thicknessMm(), 1.15 * point.thicknessMm());
        }
      }
      assertThat(found).isGreaterThan(inner.size() * 95 / 100);
      assertThat(sum / found).isLessThan(0.04);
    }
  }

  private static RibbonContours contours(List<RibbonPoint> points) {
    int size = points.size();
    double[][] pial = new double[2][size];
    double[][] white = new double[2][size];
    for (int i = 0; i < size; i++) {
      RibbonPoint point = points.get(i);
      double depthPx = point.thicknessMm() * 1000 / PIXEL_UM;
      pial[0][i] = point.xPx();
      pial[1][i] = point.yPx();
      white[0][i] = point.xPx() + depthPx * point.inwardX();
      white[1][i] = point.yPx() + depthPx * point.inwardY();
    }
    return new RibbonContours(
        ContourOrigin.IMPORTED,
        PIXEL_UM,
        List.of(new Contour(pial[0], pial[1], false)),
        List.of(new Contour(white[0], white[1], false)));
  }
}
