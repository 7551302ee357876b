package org.cytostudy.runner.surface;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.surface.EdgePaths;
import org.cytostudy.imaging.surface.GeodesicDisc;
import org.cytostudy.imaging.surface.GeodesicMesh;
import org.cytostudy.imaging.surface.Geodesics;
import org.cytostudy.imaging.surface.Icosphere;
import org.cytostudy.imaging.surface.SurfaceMesh;
import org.cytostudy.runner.seed.SeededRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gpu-runner bench geodesic}: time, memory and error of {@link Geodesics} on meshes of
 * 342,252 vertices with the area of a human cortex, beside Dijkstra along edges. Time is taken on a
 * folded sphere, error on a round one, where great circles are known.
 */
@Command(
    name = "geodesic",
    description = {
      "Measures distances along surfaces of 342,252 vertices: processor time, memory, error.",
      "The peer is Dijkstra along edges, on the same sources by turns. Its error on the folded"
          + " sphere is told against the exact distance, since no formula is known there."
    },
    mixinStandardHelpOptions = true)
public final class GeodesicBench implements Callable<Integer> {
  /** 10·185² + 2 = 342,252 vertices: as many as the Colin 27 surface of both hemispheres has. */
  private static final int FREQUENCY = 185;

  /** A sphere of 181,000 mm², about the area of both hemispheres. */
  private static final double SPHERE_MM = 120;

  private static final double FOLD_MM = 5;
  private static final double FOLD_WAVELENGTH_MM = 16;
  private static final double[] RADII_MM = {10, 20, 40};
  private static final int WARM_UP = 30;

  /** Time of the processor, not of the clock: one thread works, and neighbours do not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--sources",
      description = "Vertices that distances are measured from (default: ${DEFAULT-VALUE}).")
  private int sources = 100;

  /** Made by the command line parser. */
  public GeodesicBench() {}

  @Override
  public Integer call() throws IOException {
    if (sources < 1) {
      System.err.println("--sources must be at least 1");
      return 2;
    }
    BenchReport report = new BenchReport("geodesic", Machine.text(), figures(FREQUENCY, sources));
    System.out.print(
        json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
    return 0;
  }

  /** Measures, on meshes of {@code 10·f² + 2} vertices. */
  static List<Figure> figures(int frequency, int sources) {
    List<Figure> figures = new ArrayList<>();
    SurfaceMesh sphere = Icosphere.of(frequency, SPHERE_MM);
    figures.add(Figure.of("vertices", "", null, sphere.vertexCount()));
    SeededRandom random = SeededRandom.of(1);
    int[] from = new int[sources];
    for (int i = 0; i < sources; i++) {
      from[i] = (int) random.between(0, sphere.vertexCount());
    }
    error(sphere, from, figures);
    long began = CLOCK.getCurrentThreadCpuTime();
    GeodesicMesh folded = new GeodesicMesh(folded(sphere));
    figures.add(Figure.of("preparation of the folded mesh", "ms CPU", null, millisSince(began)));
    time(folded, from, figures);
    return figures;
  }

  /** Gyri and sulci as waves of a few mm, deeper than they are wide in places. */
  private static SurfaceMesh folded(SurfaceMesh sphere) {
    double[] coordinatesMm = new double[3 * sphere.vertexCount()];
    int[] triangles = new int[3 * sphere.triangleCount()];
    double wave = 2 * Math.PI / FOLD_WAVELENGTH_MM;
    for (int v = 0; v < sphere.vertexCount(); v++) {
      PointMm p = sphere.vertex(v);
      double fold = Math.sin(wave * p.xMm()) + Math.sin(wave * p.yMm()) + Math.sin(wave * p.zMm());
      PointMm moved = p.times(1 + FOLD_MM * fold / (2 * SPHERE_MM));
      coordinatesMm[3 * v] = moved.xMm();
      coordinatesMm[3 * v + 1] = moved.yMm();
      coordinatesMm[3 * v + 2] = moved.zMm();
    }
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = sphere.corner(i / 3, i % 3);
    }
    return new SurfaceMesh(coordinatesMm, triangles);
  }

  /** Largest relative error against the great circle, for both methods. */
  private static void error(SurfaceMesh sphere, int[] from, List<Figure> figures) {
    GeodesicMesh mesh = new GeodesicMesh(sphere);
    Geodesics geodesics = new Geodesics(mesh);
    EdgePaths edges = new EdgePaths(mesh);
    double radiusMm = RADII_MM[1];
    double[] exact = new double[from.length];
    double[] peer = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      exact[i] = worstPercent(sphere, geodesics.within(from[i], radiusMm));
      peer[i] = worstPercent(sphere, edges.within(from[i], radiusMm));
    }
    String what = " (worst of a source, 20 mm on a sphere)";
    figures.add(Figure.of("geodesic_error_percent" + what, "%", Bar.atMost(0.1), exact));
    figures.add(Figure.of("dijkstra_error_percent", "%", null, peer));
  }

  private static double worstPercent(SurfaceMesh sphere, GeodesicDisc disc) {
    PointMm from = sphere.vertex(disc.source());
    double worst = 0;
    for (int i = 1; i < disc.size(); i++) {
      PointMm to = sphere.vertex(disc.vertices()[i]);
      double arcMm = SPHERE_MM * Math.atan2(from.cross(to).lengthMm(), from.dot(to));
      worst = Math.max(worst, 100 * Math.abs(disc.distancesMm()[i] / arcMm - 1));
    }
    return worst;
  }

  private static void time(GeodesicMesh mesh, int[] from, List<Figure> figures) {
    Geodesics geodesics = new Geodesics(mesh);
    EdgePaths edges = new EdgePaths(mesh);
    for (double radiusMm : RADII_MM) {
      for (int i = 0; i < WARM_UP; i++) {
        geodesics.within(from[i % from.length], radiusMm);
        edges.within(from[i % from.length], radiusMm);
      }
      double[] exact = new double[from.length];
      double[] peer = new double[from.length];
      double[] sizes = new double[from.length];
      double[] excess = new double[from.length];
      for (int i = 0; i < from.length; i++) {
        long began = CLOCK.getCurrentThreadCpuTime();
        GeodesicDisc disc = geodesics.within(from[i], radiusMm);
        exact[i] = millisSince(began);
        began = CLOCK.getCurrentThreadCpuTime();
        GeodesicDisc along = edges.within(from[i], radiusMm);
        peer[i] = millisSince(began);
        sizes[i] = disc.size();
        excess[i] = excessPercent(disc, along, mesh.mesh().vertexCount());
      }
      String within = ", %.0f mm".formatted(radiusMm);
      figures.add(Figure.of("vertices within" + within, "", null, sizes));
      figures.add(Figure.of("geodesic_ms_per_source" + within, "ms CPU", null, exact));
      figures.add(Figure.of("dijkstra_ms_per_source" + within, "ms CPU", null, peer));
      figures.add(Figure.of("dijkstra_excess_percent, mean" + within, "%", null, excess));
    }
    ProcessIdentity.of(ProcessHandle.current())
        .residentBytes()
        .ifPresent(
            bytes -> figures.add(Figure.of("geodesic_rss_mb, process", "MB", null, bytes / 1e6)));
  }

  /** By how much edges are longer than the exact distance, over the vertices that both reached. */
  private static double excessPercent(GeodesicDisc exact, GeodesicDisc along, int vertices) {
    double[] exactMm = new double[vertices];
    for (int i = 1; i < exact.size(); i++) {
      exactMm[exact.vertices()[i]] = exact.distancesMm()[i];
    }
    double sum = 0;
    for (int i = 1; i < along.size(); i++) {
      sum += along.distancesMm()[i] / exactMm[along.vertices()[i]] - 1;
    }
    return along.size() < 2 ? 0 : 100 * sum / (along.size() - 1);
  }

  private static double millisSince(long began) {
    return (CLOCK.getCurrentThreadCpuTime() - began) / 1e6;
  }
}
