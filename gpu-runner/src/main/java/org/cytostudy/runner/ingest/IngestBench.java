package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.runner.worker.WorkerJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gpu-runner bench ingest}: starts real workers on BigTIFFs that it makes, and beside them,
 * in turn, {@code sha256sum} and one pass of {@code vips} over the same file.
 */
@Command(
    name = "ingest",
    description = {
      "Measures ingestion of one large image: hash, check, mask, faults.",
      "The image of 16 × is a BigTIFF of 1.2 GB at level 0, with levels and without; without them"
          + " ingestion also writes its pyramid. The peer is sha256sum and then vips avg, which"
          + " reads every pixel of level 0 once; beside the pyramid also vips tiffsave --pyramid.",
      "Its memory is that of the worker at its largest, as the kernel saw it."
    },
    mixinStandardHelpOptions = true)
public final class IngestBench implements Callable<Integer> {
  private static final int SMALL_SIDE_PX = 5120;
  private static final int SMALLEST_LEVEL_PX = 1280;
  private static final String HEAP = "512m";
  private static final double MOST_GROWTH = 1.1;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--repetitions",
      description = "Of each measurement; the median counts (default: ${DEFAULT-VALUE}).")
  private int repetitions = 3;

  /** Made by the command line parser. */
  public IngestBench() {}

  private record Run(double seconds, double megabytes) {}

  /** A file that is ingested. */
  private record Scan(String what, Path file, Sha256 sha256, double megabytes, boolean flat) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cytostudy-bench-ingest");
    try {
      List<Figure> figures = new ArrayList<>();
      double[][] resident = new double[3][];
      for (int i = 0; i < 3; i++) {
        resident[i] = measure(scan(folder, 1 << i, false), i == 2, figures);
      }
      figures.add(growth("ingest_rss_growth: 16 × by 4 ×, with levels", resident[2], resident[1]));
      double[] quarter = measure(scan(folder, 2, true), false, figures);
      double[] whole = measure(scan(folder, 4, true), true, figures);
      figures.add(growth("ingest_rss_growth_flat: 16 × by 4 ×, without levels", whole, quarter));
      BenchReport report = new BenchReport("ingest", Machine.text(), figures);
      System.out.print(
          json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
      // A bar that is missed is a figure too: only a bench that could not measure fails.
      return 0;
    } finally {
      delete(folder);
    }
  }

  private static Scan scan(Path folder, int times, boolean flat) throws IOException {
    Path file = folder.resolve("scan.tif");
    int side = SMALL_SIDE_PX * times;
    String what = times * times + (flat ? " ×, without levels" : " ×, with levels");
    say("writing the scan of " + what);
    BenchScan.write(file, side, flat ? side : SMALLEST_LEVEL_PX);
    return new Scan(what, file, Sha256.of(file), Files.size(file) / 1e6, flat);
  }

  private static Figure growth(String name, double[] large, double[] small) {
    double[] ratio = new double[large.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = large[i] / small[i];
    }
    return Figure.of(name, "×", Bar.atMost(MOST_GROWTH), ratio);
  }

  /** Adds the figures of a scan; gives the worker's resident memory of each repetition in MB. */
  private double[] measure(Scan scan, boolean withPeer, List<Figure> figures)
      throws IOException, InterruptedException {
    double[] speed = new double[repetitions];
    double[] resident = new double[repetitions];
    double[] reading = new double[repetitions];
    double[] writing = new double[repetitions];
    boolean installed = withPeer && isInstalled("sha256sum") && isInstalled("vips");
    String file = scan.file().toString();
    // In turn, so that all see the same machine, and the file in the page cache.
    for (int i = 0; i < repetitions; i++) {
      say("ingesting " + scan.what() + ", " + (i + 1) + " of " + repetitions);
      Run run = ingest(scan);
      speed[i] = scan.megabytes() / run.seconds();
      resident[i] = run.megabytes();
      if (installed) {
        double hash = run(List.of("sha256sum", file)).seconds();
        reading[i] = scan.megabytes() / (hash + run(List.of("vips", "avg", file)).seconds());
        if (scan.flat()) {
          writing[i] = scan.megabytes() / (hash + vipsPyramid(scan));
        }
      }
    }
    String of = " (%s, %.0f MB)".formatted(scan.what(), scan.megabytes());
    String name = scan.flat() ? "ingest_throughput_flat" : "ingest_throughput";
    if (installed) {
      figures.add(
          Figure.beside(name, "MB/s", Bar.atLeast(0.8), speed, "sha256sum + vips avg", reading));
      if (scan.flat()) {
        figures.add(
            Figure.beside(
                "ingest_throughput_pyramid: the same runs",
                "MB/s",
                null,
                speed,
                "sha256sum + vips tiffsave --pyramid, Zstandard",
                writing));
      }
    } else {
      figures.add(Figure.of(name + of, "MB/s", null, speed));
      if (withPeer) {
        System.err.println("sha256sum or vips is not installed here: nothing to compare with");
      }
    }
    figures.add(Figure.of("ingest_rss_mb" + of, "MB", null, resident));
    return resident;
  }

  /** Seconds of writing the same pyramid, in which level 0 is stored again. */
  private static double vipsPyramid(Scan scan) throws IOException, InterruptedException {
    Path pyramid = scan.file().resolveSibling("vips.tif");
    List<String> command = new ArrayList<>(List.of("vips", "tiffsave", scan.file().toString()));
    command.addAll(List.of(pyramid.toString(), "--pyramid", "--bigtiff", "--tile"));
    command.addAll(List.of("--tile-width=256", "--tile-height=256"));
    command.addAll(List.of("--compression=zstd", "--level=1", "--predictor=horizontal"));
    double seconds = run(command).seconds();
    Files.delete(pyramid);
    return seconds;
  }

  private static void say(String what) {
    System.err.println("… " + what);
  }

  private static Run ingest(Scan scan) throws IOException, InterruptedException {
    Path folder = Objects.requireNonNull(scan.file().getParent());
    Path out = Files.createTempDirectory(folder, "out");
    Path manifest = out.resolveSibling(out.getFileName() + ".json");
    CytostudyJson.mapper()
        .writeValue(
            manifest.toFile(),
            new JobManifest(
                JobManifest.VERSION,
                new IngestSpec(Map.of(), 160, 320),
                List.of(
                    new InputRef(
                        "image",
                        "scan.tif",
                        ArtefactKind.SECTION_IMAGE,
                        scan.sha256(),
                        Files.size(scan.file()),
                        new ImageLocation("bench", "scan.tif"),
                        null)),
                1,
                1));
    List<String> command =
        new ArrayList<>(WorkerJvm.command(HEAP, System.getProperty("java.class.path")));
    command.addAll(List.of(manifest.toString(), "--out", out.toString()));
    command.addAll(List.of("--store", folder.toString(), "--image-root", "bench=" + folder));
    Run run = run(command);
    delete(out);
    return run;
  }

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("cytostudy-bench", ".log");
    try {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      double most = 0;
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, peakMegabytes(process.pid()).orElse(0.0));
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      if (process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " failed: " + Files.readString(log));
      }
      return new Run(seconds, most);
    } finally {
      Files.delete(log);
    }
  }

  /** What the kernel saw at most; only Linux tells. */
  private static Optional<Double> peakMegabytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static boolean isInstalled(String programme) {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, programme)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
