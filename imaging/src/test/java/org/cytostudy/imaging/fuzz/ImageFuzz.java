package org.cytostudy.imaging.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Damages sound files and reads them. A mutant that was refused or read at a new place joins the
 * files that are damaged next, so that later ones get further. Ends with 1 if one mutant did
 * anything but be read or be refused with a reason, or took longer than it may.
 */
public final class ImageFuzz {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int MOST_FILES = 4000;
  private static final int LEAST_BYTES = 64;
  private static final int MOST_BYTES = 64 << 10;
  private static final int REPORT_EVERY = 100_000;

  private final Random random;
  private final Mutator mutator;
  private final Path folder;
  private final List<byte[]> readable;
  private final List<byte[]> refused = new ArrayList<>();
  private final PrintStream out;
  private final Set<String> sites = new HashSet<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private final AtomicLong began = new AtomicLong(Long.MAX_VALUE);
  private long slowestMs;

  private ImageFuzz(long seed, Path folder, List<byte[]> corpus, PrintStream out) {
    this.random = new Random(seed);
    this.mutator = new Mutator(random);
    this.folder = folder;
    this.readable = corpus;
    this.out = out;
  }

  /** Arguments: how many mutants, the seed, and a folder for the mutants that must not happen. */
  public static void main(String[] arguments) throws IOException {
    int inputs = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    List<byte[]> corpus = FuzzCorpus.make(folder.resolve("sound"));
    Files.deleteIfExists(folder.resolve("sound"));
    ImageFuzz fuzz = new ImageFuzz(seed, folder, corpus, System.out);
    System.exit(fuzz.run(inputs, seed) ? 0 : 1);
  }

  private boolean run(int inputs, long seed) throws IOException {
    watch();
    int sound = readable.size();
    Instant start = Instant.now();
    Path file = folder.resolve("mutant");
    for (int i = 1; i <= inputs; i++) {
      byte[] mutant = mutator.mutate(pick(), pick());
      try {
        Files.write(file, mutant);
        tryOne(file, mutant);
      } catch (OutOfMemoryError e) {
        faults.merge("OutOfMemoryError outside of a reader", 1, Integer::sum);
      }
      if (i % REPORT_EVERY == 0) {
        out.printf(
            "%,d mutants, %,d places, %,d files%n",
            i, sites.size(), readable.size() + refused.size());
      }
    }
    Files.deleteIfExists(file);
    Runtime runtime = Runtime.getRuntime();
    out.printf(
        "fuzz: %,d mutants of %d sound files, seed %d, heap %d MiB, %d s%n",
        inputs,
        sound,
        seed,
        runtime.maxMemory() >> 20,
        Duration.between(start, Instant.now()).toSeconds());
    out.printf(
        "      %,d places, %,d files kept, slowest %d ms%n",
        sites.size(), readable.size() + refused.size() - sound, slowestMs);
    outcomes.forEach((outcome, count) -> out.printf("      %-24s %,10d%n", outcome, count));
    out.printf("      %-24s %,10d%n", "FAULTS", total());
    faults.forEach((site, count) -> out.printf("      %,d × %s%n", count, site));
    return faults.isEmpty();
  }

  private int total() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Mostly one that can be read: what is refused early hides what comes after. */
  private byte[] pick() {
    boolean fromRefused = !refused.isEmpty() && random.nextInt(4) == 0;
    List<byte[]> from = fromRefused ? refused : readable;
    return from.get(random.nextInt(from.size()));
  }

  private void tryOne(Path file, byte[] mutant) throws IOException {
    long startNs = System.nanoTime();
    began.set(startNs);
    Trial trial = Trial.of(file, random);
    began.set(Long.MAX_VALUE);
    slowestMs = Math.max(slowestMs, Duration.ofNanos(System.nanoTime() - startNs).toMillis());
    outcomes.merge(trial.outcome(), 1, Integer::sum);
    List<byte[]> kept = trial.outcome().equals("read") ? readable : refused;
    if (sites.add(trial.site())
        && kept.size() < MOST_FILES
        && mutant.length >= LEAST_BYTES
        && mutant.length <= MOST_BYTES) {
      kept.add(mutant);
    }
    Throwable fault = trial.fault();
    if (fault != null && faults.merge(trial.site(), 1, Integer::sum) == 1) {
      Path saved = Files.write(folder.resolve("fault-" + faults.size()), mutant);
      out.println("fault, see " + saved);
      fault.printStackTrace(out);
    }
  }

  /** Nothing else would end a loop that does not end. */
  private void watch() {
    Thread watcher =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(1000);
                  if (System.nanoTime() - began.get() > LONGEST.toNanos() && isRunning()) {
                    out.println("fault: a mutant takes longer than " + LONGEST + ", see " + folder);
                    Runtime.getRuntime().halt(1);
                  }
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "fuzz-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private boolean isRunning() {
    return began.get() != Long.MAX_VALUE;
  }
}
