package org.cytostudy.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cytostudy.cli.bench.BenchImages.Scan;
import org.cytostudy.cli.bench.TileLoad.Outcome;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.cli.supervise.Supervisor;
import org.cytostudy.cli.supervise.UpOptions;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Measures the tile server of a platform of its own, over HTTP and with all of its checks. Tiles
 * are drawn evenly from all levels of a pyramid, so that most are not in any server's memory; the
 * files are in the operating system's.
 */
final class TilesBench {
  static final int CLIENTS = 16;

  /** As the platform has by default. */
  private static final int MEMORY_MB = 32;

  private static final int TILES = 5000;

  /** Some screens of a viewer. Those of three scans fit into the platform's memory together. */
  private static final int WORKING_SET = 200;

  /** Of the length of a measurement, for those that need less. */
  private static final double SHORTER = 0.6;

  private static final double P95 = 0.95;
  private static final double MEDIAN = 0.5;

  private static final Scan SMALL = new Scan("jpeg-4k", 4096, 256, "JPEG");
  private static final Scan MIDDLE = new Scan("jpeg-8k", 8192, 256, "JPEG");
  private static final Scan LARGE = new Scan("jpeg-16k", 16_384, 256, "JPEG");
  private static final Scan WIDE_TILES = new Scan("jpeg-8k-512", 8192, 512, "JPEG");
  private static final Scan LOSSLESS = new Scan("deflate-8k", 8192, 256, "DEFLATE");
  private static final List<Scan> SCANS = List.of(SMALL, MIDDLE, LARGE, WIDE_TILES, LOSSLESS);

  private final Path folder;
  private final PrintWriter log;
  private final int seconds;
  private final int rounds;
  private final List<Figure> figures = new ArrayList<>();

  TilesBench(Path folder, PrintWriter log, int seconds, int rounds) {
    this.folder = folder;
    this.log = log;
    this.seconds = seconds;
    this.rounds = rounds;
  }

  List<Figure> run() throws IOException, InterruptedException {
    Path images = Files.createDirectories(folder.resolve("images"));
    BenchImages files = new BenchImages(images);
    for (Scan scan : SCANS) {
      say("writing " + scan.file());
      files.write(scan);
    }
    UpOptions options =
        UpOptions.of(folder.resolve("data"), FreePort.find(), true).withImageRoot("bench", images);
    say("starting a platform and ingesting the scans");
    try (Supervisor up = Supervisor.start(Installation.current(), options.dataFolder(), options)) {
      String token = up.data().readCliToken("researcher");
      Map<String, String> ids =
          files.ingest(new ApiClient(URI.create(up.url()), token), "bench", SCANS);
      ProcessIdentity process = up.child("platform");
      if (process == null) {
        throw new IOException("The platform does not run any more");
      }
      Platform platform =
          new Platform(
              process.find().orElseThrow(() -> new IOException("The platform ended")),
              URI.create(up.url()).getPort(),
              "Authorization: Bearer " + token + "\r\n",
              ids);
      String missing = IipServer.missing().orElse(null);
      if (missing == null) {
        try (IipServer peer = IipServer.start(images, folder.resolve("peer"), MEMORY_MB)) {
          measure(platform, peer);
        }
      } else {
        say("no peer: " + missing);
        measure(platform, null);
      }
      add(Figure.of("tile_rss_mb", "MB", Bar.atMost(500), process.residentBytes().orElse(0) / 1e6));
    }
    return figures;
  }

  private record Platform(
      ProcessHandle process, int port, String headers, Map<String, String> ids) {
    TileLoad load(Scan scan, List<String> tiles) {
      String base = "/api/v1/images/" + ids.get(scan.name()) + "/deepzoom_files/";
      return new TileLoad(port, headers, tiles.stream().map(tile -> base + tile).toList());
    }
  }

  private void measure(Platform platform, @Nullable IipServer peer)
      throws IOException, InterruptedException {
    compare("tile", Bar.atMost(20), Bar.atLeast(1), LARGE, platform, peer, seconds);
    compare("tile_512", Bar.atMost(20), null, WIDE_TILES, platform, peer, seconds);
    compare("tile_lossless", null, null, LOSSLESS, platform, peer, SHORTER * seconds);
    // As many tiles of each: what is measured is the size, and not the platform's memory.
    compareSizes(platform, "tile_size", Bar.atMost(1.25), WORKING_SET);
    compareSizes(platform, "tile_scattered", null, Integer.MAX_VALUE);
  }

  private void compare(
      String name,
      @Nullable Bar latency,
      @Nullable Bar throughput,
      Scan scan,
      Platform platform,
      @Nullable IipServer peer,
      double seconds)
      throws IOException, InterruptedException {
    say(name + ": tiles of " + scan.name() + ", warming up");
    List<String> tiles = tiles(scan);
    TileLoad own = platform.load(scan, tiles);
    TileLoad theirs = peer == null ? null : peer.load(scan.file(), tiles);
    own.run(CLIENTS, 2 * seconds);
    if (theirs != null) {
      theirs.run(CLIENTS, 2 * seconds);
    }
    double[] p95 = new double[rounds];
    double[] rate = new double[rounds];
    double[] theirP95 = new double[rounds];
    double[] theirRate = new double[rounds];
    double[] clientShare = new double[rounds];
    double[] serverMs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      say(name + ": " + of(round));
      double clientBefore = processorSeconds(ProcessHandle.current());
      double serverBefore = processorSeconds(platform.process());
      Outcome outcome = own.run(CLIENTS, seconds);
      double client = processorSeconds(ProcessHandle.current()) - clientBefore;
      double server = processorSeconds(platform.process()) - serverBefore;
      clientShare[round] = 100 * client / (client + server);
      serverMs[round] = 1e3 * server / outcome.sortedMs().length;
      p95[round] = outcome.percentileMs(P95);
      rate[round] = outcome.perSecond();
      if (theirs != null) {
        Outcome their = theirs.run(CLIENTS, seconds);
        theirP95[round] = their.percentileMs(P95);
        theirRate[round] = their.perSecond();
      }
    }
    add(Figure.of(name + "_p95_ms", "ms", latency, p95));
    if (theirs == null) {
      add(Figure.of(name + "_throughput", "tiles/s", null, rate));
    } else {
      String peerName = IipServer.name();
      add(Figure.of(name + "_p95_ms of the peer", "ms", null, theirP95));
      add(Figure.beside(name + "_throughput", "tiles/s", throughput, rate, peerName, theirRate));
    }
    add(Figure.of(name + "_processor_ms: platform, a tile", "ms", null, serverMs));
    add(Figure.of(name + "_client_share of the processor", "%", null, clientShare));
  }

  /** What a process took of the processors; the clients run in this one, beside the platform. */
  private static double processorSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /**
   * The same at 1, 4 and 16 times the pixels, in turns.
   *
   * @param name of the figures
   * @param bar of the growth from the smallest to the largest
   * @param distinct how many tiles of an image are asked for, at random places
   */
  private void compareSizes(Platform platform, String name, @Nullable Bar bar, int distinct)
      throws IOException, InterruptedException {
    List<Scan> scans = List.of(SMALL, MIDDLE, LARGE);
    double[][] p95 = new double[scans.size()][rounds];
    double[][] median = new double[scans.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      say(name + ": cost against size, " + (round < 0 ? "warming up" : of(round)));
      for (int i = 0; i < scans.size(); i++) {
        List<String> tiles = tiles(scans.get(i), distinct);
        Outcome outcome = platform.load(scans.get(i), tiles).run(CLIENTS, SHORTER * seconds);
        if (round >= 0) {
          p95[i][round] = outcome.percentileMs(P95);
          median[i][round] = outcome.percentileMs(MEDIAN);
        }
      }
    }
    double[] growth = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      growth[round] = median[2][round] / median[0][round];
    }
    for (int i = 0; i < scans.size(); i++) {
      String times = " at " + (1 << (2 * i)) + "× pixels";
      add(Figure.of(name + "_median_ms" + times, "ms", null, median[i]));
      add(Figure.of(name + "_p95_ms" + times, "ms", null, p95[i]));
    }
    add(Figure.of(name + "_growth: median at 16× by 1×", "×", bar, growth));
  }

  /** Tiles of all levels, each as likely as any other, always the same ones. */
  static List<String> tiles(Scan scan) {
    return tiles(scan, Integer.MAX_VALUE);
  }

  /**
   * Tiles of all levels, always the same ones.
   *
   * @param distinct so many different ones, of random levels and places, or all that there are
   */
  static List<String> tiles(Scan scan, int distinct) {
    int last = 32 - Integer.numberOfLeadingZeros(scan.sidePx() - 1);
    List<String> all = new ArrayList<>();
    for (int level = last; level >= 0; level--) {
      int side = Math.ceilDiv(scan.sidePx(), 1 << (last - level));
      int across = Math.ceilDiv(side, scan.tilePx());
      for (int row = 0; row < across; row++) {
        for (int column = 0; column < across; column++) {
          all.add(level + "/" + column + "_" + row + ".jpg");
        }
      }
      if (across == 1) {
        break; // smaller ones are no tile that a viewer asks for often
      }
    }
    Random random = new Random(1);
    Collections.shuffle(all, random);
    int count = Math.min(distinct, all.size());
    List<String> drawn = new ArrayList<>(TILES);
    for (int i = 0; i < TILES; i++) {
      drawn.add(all.get(random.nextInt(count)));
    }
    return drawn;
  }

  private void add(Figure figure) {
    figures.add(figure);
    say("  %s %.2f %s".formatted(figure.name(), figure.value(), figure.unit()));
  }

  private String of(int round) {
    return "round " + (round + 1) + " of " + rounds;
  }

  private void say(String what) {
    log.println("… " + what);
    log.flush();
  }
}
