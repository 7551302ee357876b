package org.cytostudy.runner.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.BenchReport;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.bench.Machine;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.runner.bench.ReadBench;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.ingest.IngestBench;
import org.cytostudy.runner.ingest.SampleImage;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.surface.GeodesicBench;
import org.cytostudy.runner.worker.WorkerJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gpu-runner bench worker}: starts real workers on made-up patches and prints how fast one
 * starts and trains, and whether its memory stays flat over a thousand iterations: at the demo's
 * settings where that takes minutes, else with a smaller network, whose arrays come and go as those
 * of a large one do.
 */
@Command(
    name = "worker",
    description = {
      "Measures a pretrain worker: start, views per second, memory over 1,000 iterations.",
      "Memory is measured at the demo's settings where that takes at most six minutes on this"
          + " machine, else with a network of width 8, 16 anchors and patches of 32 px; what is"
          + " printed says which. An array that is never let go of shows with either, a heap that"
          + " is too small for large batches only with the first."
    },
    mixinStandardHelpOptions = true)
public final class WorkerBench implements Callable<Integer> {
  private static final int PATCHES_PER_SECTION = 60;
  private static final int SECTIONS = 12;
  private static final int LONG_RUN = 1000;
  private static final int SETTLED = 100;
  private static final Duration LONGEST_MEMORY_RUN = Duration.ofMinutes(6);
  private static final int WINDOW = 5;
  private static final int WARM = WINDOW + 1;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--threads", description = "CPU threads of the worker; default: all.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--iterations",
      description = "Iterations of the throughput run (default: ${DEFAULT-VALUE}).")
  private int iterations = 60;

  @Option(names = "--heap", description = "Heap of the worker (default: ${DEFAULT-VALUE}).")
  private String heap = "512m";

  /** Made by the command line parser. */
  public WorkerBench() {}

  private record Run(List<WorkerEvent> events, double secondsToTraining) {
    double[] series(String key, long fromIteration) {
      return events.stream()
          .filter(WorkerEvent.Metric.class::isInstance)
          .map(event -> ((WorkerEvent.Metric) event).point())
          .filter(point -> point.key().equals(key) && point.iteration() >= fromIteration)
          .mapToDouble(point -> point.value())
          .toArray();
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (iterations <= 2 * WARM || threads < 1) {
      System.err.println("--iterations must be over " + 2 * WARM + " and --threads at least 1");
      return 2;
    }
    Path folder = Files.createTempDirectory("cytostudy-bench-worker");
    try {
      List<Figure> figures = new ArrayList<>();
      Figure viewsPerSecond = throughput(folder, figures);
      memory(folder, figures, viewsPerSecond.value());
      print(
          new BenchReport(
              "worker", Machine.text() + ", " + threads + " threads a worker", figures));
      // A bar that is missed is a figure too: only a bench that could not measure fails.
      return 0;
    } finally {
      delete(folder);
    }
  }

  private Figure throughput(Path folder, List<Figure> figures)
      throws IOException, InterruptedException {
    PretrainSpec demo = demo();
    PretrainSpec spec =
        new PretrainSpec(
            demo.objective(),
            demo.network(),
            iterations,
            demo.anchors(),
            demo.optimiser(),
            demo.augmentation(),
            iterations,
            WINDOW);
    Run run = run(folder.resolve("throughput"), spec, 128);
    figures.add(Figure.of("process start to training", "s", null, run.secondsToTraining()));
    double[] rates = run.series("throughput_views_per_s", WARM);
    Figure viewsPerSecond =
        Figure.of("ResNet-10 w16, 128 px, %d threads".formatted(threads), "views/s", null, rates);
    figures.add(viewsPerSecond);
    return viewsPerSecond;
  }

  /** Whether the long run can be at the demo's settings, for which a throughput was measured. */
  static boolean affordable(double viewsPerSecond) {
    double views = 2.0 * demo().anchors() * LONG_RUN;
    return views / viewsPerSecond <= LONGEST_MEMORY_RUN.toSeconds();
  }

  private static PretrainSpec demo() {
    return PretrainSpec.demo(ObjectiveSpec.demoSpatialNce());
  }

  private void memory(Path folder, List<Figure> figures, double viewsPerSecond)
      throws IOException, InterruptedException {
    PretrainSpec demo = demo();
    boolean full = affordable(viewsPerSecond);
    PretrainSpec spec =
        new PretrainSpec(
            demo.objective(),
            full ? demo.network() : new PretrainSpec.NetworkSpec(10, 8, 64, 32),
            LONG_RUN + 1,
            full ? demo.anchors() : 16,
            demo.optimiser(),
            demo.augmentation(),
            LONG_RUN,
            SETTLED);
    double[] resident =
        run(folder.resolve("memory"), spec, full ? 128 : 32).series("resident_mb", SETTLED);
    if (resident.length < 2) {
      System.err.println("This system does not tell how much memory a process has; left out.");
      return;
    }
    double first = resident[0];
    double last = resident[resident.length - 1];
    String settings = full ? ", demo's settings" : ", w8, 16 anchors, 32 px";
    figures.add(Figure.of("resident at iteration 100" + settings, "MB", null, first));
    figures.add(Figure.of("resident at iteration 1000", "MB", null, last));
    figures.add(Figure.of("change from 100 to 1000", "%", Bar.within(3), (last / first - 1) * 100));
  }

  private Run run(Path folder, PretrainSpec spec, int sidePx)
      throws IOException, InterruptedException {
    Path store = Files.createDirectories(folder.resolve("store"));
    Path manifest = folder.resolve("manifest.json");
    JobManifest job =
        new JobManifest(JobManifest.VERSION, spec, inputs(folder, store, sidePx), 1, threads);
    ObjectMapper mapper = CytostudyJson.mapper();
    mapper.writeValue(manifest.toFile(), job);
    Path out = folder.resolve("out");
    Path log = folder.resolve("worker.log");
    List<String> command =
        new ArrayList<>(WorkerJvm.command(heap, System.getProperty("java.class.path")));
    command.addAll(
        List.of(manifest.toString(), "--store", store.toString(), "--out", out.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(WorkerJvm.environment(threads));
    Instant start = Instant.now();
    int exit = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) {
      throw new IOException("The worker ended with " + exit + ": " + Files.readString(log));
    }
    List<WorkerEvent> events = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("events.ndjson"))) {
      events.add(mapper.readValue(line, WorkerEvent.class));
    }
    Instant training =
        events.stream()
            .filter(WorkerEvent.Log.class::isInstance)
            .map(event -> ((WorkerEvent.Log) event).line().at())
            .findFirst()
            .orElse(start);
    return new Run(events, Duration.between(start, training).toMillis() / 1000.0);
  }

  private static List<InputRef> inputs(Path folder, Path store, int sidePx) throws IOException {
    List<InputRef> inputs = new ArrayList<>();
    List<PatchIndex.Row> rows = new ArrayList<>();
    List<Split.AssignedSection> sections = new ArrayList<>();
    for (String brain : List.of("A", "B")) {
      Path shard = folder.resolve(brain + ".safetensors");
      SeededRandom random = SeededRandom.of(brain.hashCode());
      try (PatchShard.Writer writer =
          PatchShard.create(shard, brain, 40, SECTIONS * PATCHES_PER_SECTION, sidePx)) {
        for (int row = 0; row < SECTIONS * PATCHES_PER_SECTION; row++) {
          writer.write(row, noise(sidePx, random));
          rows.add(
              new PatchIndex.Row(
                  rows.size(),
                  brain,
                  "left",
                  "1",
                  row / PATCHES_PER_SECTION,
                  "0".repeat(64),
                  shard.getFileName().toString(),
                  row,
                  0,
                  0,
                  0,
                  PatchPlace.onSheet(
                      "bench",
                      random.between(0, 60),
                      4.0 * Math.floorDiv(row, PATCHES_PER_SECTION)),
                  0,
                  2.5,
                  null,
                  null));
        }
      }
      for (int s = 0; s < SECTIONS; s++) {
        sections.add(new Split.AssignedSection(brain, s, Split.Role.TRAIN));
      }
      inputs.add(stored(store, "patch-shard", ArtefactKind.PATCH_SHARD, shard));
    }
    Path index = folder.resolve("index.parquet");
    PatchIndex.write(index, rows);
    inputs.add(stored(store, "patch-index", ArtefactKind.PATCH_INDEX, index));
    Path split = folder.resolve("split.json");
    CytostudyJson.mapper().writeValue(split.toFile(), new Split(sections));
    inputs.add(stored(store, "split", ArtefactKind.SPLIT, split));
    return inputs;
  }

  private static byte[] noise(int sidePx, SeededRandom random) {
    byte[] pixels = new byte[sidePx * sidePx];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextLong() >>> 56);
    }
    return pixels;
  }

  private static InputRef stored(Path store, String role, ArtefactKind kind, Path file)
      throws IOException {
    Sha256 sha256 = Sha256.of(file);
    Path target = store.resolve(sha256.storePath());
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Files.move(file, target);
    return InputRef.stored(role, file.getFileName().toString(), kind, sha256, Files.size(target));
  }

  private void print(BenchReport report) throws IOException {
    System.out.print(
        json ? CytostudyJson.mapper().writeValueAsString(report) + "\n" : report.text());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(java.util.Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  /** {@code gpu-runner bench}: the benchmarks of this room. */
  @Command(
      name = "bench",
      description = "Measures this machine.",
      mixinStandardHelpOptions = true,
      subcommands = {
        WorkerBench.class,
        ReadBench.class,
        GeodesicBench.class,
        SampleImage.class,
        IngestBench.class
      })
  public static final class Group {
    /** Made by the command line parser. */
    public Group() {}
  }
}
