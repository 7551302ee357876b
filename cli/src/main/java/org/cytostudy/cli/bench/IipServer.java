package org.cytostudy.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The peer of the tile bench: IIPImage's server as Debian packs it, one process a processor, behind
 * lighttpd, on a port of its own.
 */
final class IipServer implements AutoCloseable {
  private static final Path SERVER = Path.of("/usr/lib/iipimage-server/iipsrv.fcgi");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Process lighttpd;
  private final int port;

  private IipServer(Process lighttpd, int port) {
    this.lighttpd = lighttpd;
    this.port = port;
  }

  /** What it takes and is not there; empty where all is. */
  static Optional<String> missing() {
    if (!Files.isExecutable(SERVER)) {
      return Optional.of("iipimage-server is not installed");
    }
    return lighttpd().isEmpty() ? Optional.of("lighttpd is not installed") : Optional.empty();
  }

  private static Optional<Path> lighttpd() {
    return Stream.of("/usr/sbin/lighttpd", "/usr/bin/lighttpd", "/usr/local/sbin/lighttpd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param images the folder that it serves
   * @param work an empty folder for its configuration
   * @param memoryMb for encoded tiles, all processes together
   */
  static IipServer start(Path images, Path work, int memoryMb)
      throws IOException, InterruptedException {
    int processes = Runtime.getRuntime().availableProcessors();
    int port = FreePort.find();
    Files.createDirectories(work);
    Path settings = work.resolve("lighttpd.conf");
    Files.writeString(
        settings,
        """
        server.modules = ( "mod_fastcgi" )
        server.document-root = "%s"
        server.bind = "127.0.0.1"
        server.port = %d
        server.max-keep-alive-requests = 1000000
        server.upload-dirs = ( "%s" )
        fastcgi.server = ( "/iipsrv.fcgi" => (( "bin-path" => "%s", "socket" => "%s/iip",
          "check-local" => "disable", "min-procs" => %d, "max-procs" => %d,
          "bin-environment" => ( "FILESYSTEM_PREFIX" => "%s/", "VERBOSITY" => "0",
            "LOGFILE" => "%s/iipsrv.log", "JPEG_QUALITY" => "75", "OMP_NUM_THREADS" => "1",
            "MAX_IMAGE_CACHE_SIZE" => "%d" ) )) )
        """
            .formatted(
                images,
                port,
                work,
                SERVER,
                work,
                processes,
                processes,
                images,
                work,
                Math.max(1, memoryMb / processes)));
    Process process =
        new ProcessBuilder(lighttpd().orElseThrow().toString(), "-D", "-f", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("lighttpd.log").toFile())
            .start();
    IipServer server = new IipServer(process, port);
    try {
      server.awaitStart(work);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void awaitStart(Path work) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(LIMIT);
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!lighttpd.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IOException(
              "lighttpd does not start: " + Files.readString(work.resolve("lighttpd.log")), e);
        }
      }
      Thread.sleep(50);
    }
  }

  /** Who it is, with its version where Debian's packages tell. */
  static String name() throws IOException, InterruptedException {
    try {
      Process asked =
          new ProcessBuilder("dpkg-query", "--show", "--showformat=${Version}", "iipimage-server")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String version =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return asked.waitFor() == 0 ? "iipsrv " + version : "iipsrv";
    } catch (IOException e) {
      return "iipsrv"; // no Debian
    }
  }

  /** Tiles of a file as Deep Zoom. */
  TileLoad load(String file, List<String> tiles) {
    return new TileLoad(
        port,
        "",
        tiles.stream().map(tile -> "/iipsrv.fcgi?DeepZoom=" + file + "_files/" + tile).toList());
  }

  /** lighttpd ends its children with it. */
  @Override
  public void close() throws InterruptedException {
    lighttpd.destroy();
    if (!lighttpd.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      lighttpd.destroyForcibly();
    }
  }
}
