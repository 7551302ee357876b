package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
          + " reads every pixel of level 0 once."
    },
    mixinStandardHelpOptions = true)
public final class IngestBench implements Callable<Integer> {
  private static final int SMALL_SIDE_PX = 5120;
  private static final int SMALLEST_LEVEL_PX = 1280;
  private static final String HEAP = "512m";

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--repetitions",
      description = "Of each measurement; the median counts (default: ${DEFAULT-VALUE}).")
  private int repetitions = 3;

  /** Made by the command line parser. */
  public IngestBench() {}

  private record Run(double seconds, double megabytes) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cytostudy-bench-ingest");
    try {
      List<Figure> figures = new ArrayList<>();
      for (int times = 1; times <= 4; times *= 2) {
        int side = SMALL_SIDE_PX * times;
        boolean largest = times == 4;
        Path image = folder.resolve("scan.tif");
        BenchScan.write(image, side, SMALLEST_LEVEL_PX);
        measure(folder, image, times * times + " ×, with levels", largest, figures);
        if (largest) {
          BenchScan.write(image, side, side);
          measure(folder, image, "16 ×, without levels", true, figures);
        }
      }
      BenchReport report = new BenchReport("ingest", Machine.text(), figures);
      System.out.print(
          json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
      // A bar that is missed is a figure too: only a bench that could not measure fails.
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void measure(Path folder, Path image, String what, boolean withPeer, List<Figure> figures)
      throws IOException, InterruptedException {
    double megabytes = Files.size(image) / 1e6;
    Sha256 sha256 = Sha256.of(image);
    double[] speed = new double[repetitions];
    double[] resident = new double[repetitions];
    double[] peer = new double[repetitions];
    boolean installed = withPeer && isInstalled("sha256sum") && isInstalled("vips");
    // In turn, so that both see the same machine, and both the file in the page cache.
    for (int i = 0; i < repetitions; i++) {
      Run run = ingest(folder, image, sha256);
      speed[i] = megabytes / run.seconds();
      resident[i] = run.megabytes();
      if (installed) {
        double hash = run(List.of("sha256sum", image.toString())).seconds();
        peer[i] = megabytes / (hash + run(List.of("vips", "avg", image.toString())).seconds());
      }
    }
    String of = " (" + what + ", %.0f MB)".formatted(megabytes);
    if (installed) {
      figures.add(
          Figure.beside(
              what.endsWith("without levels") ? "ingest_throughput_flat" : "ingest_throughput",
              "MB/s",
              Bar.atLeast(0.8),
              speed,
              "sha256sum + vips avg",
              peer));
    } else {
      figures.add(Figure.of("ingest" + of, "MB/s", null, speed));
      if (withPeer) {
        System.err.println("sha256sum or vips is not installed here: nothing to compare with");
      }
    }
    figures.add(Figure.of("worker RSS at most" + of, "MB", null, resident));
  }

  private static Run ingest(Path folder, Path image, Sha256 sha256)
      throws IOException, InterruptedException {
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
                        sha256,
                        Files.size(image),
                        new ImageLocation("bench", String.valueOf(image.getFileName())),
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
