package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes that use the server, one empty file each, named by process id. A watcher of its own
 * stops the server when all of them have been gone for a while: a JVM that is killed cannot.
 */
final class Owners {
  private static final String WATCH =
      """
      trap '' INT HUP TERM
      owners=$1; grace=$2; postmaster=$3; shift 3
      missing=0
      runs() {
        kill -0 "$1" 2>/dev/null || return 1
        [ -r "/proc/$1/stat" ] || return 0
        read -r stat < "/proc/$1/stat" || return 1
        case "$stat" in *") Z "*) return 1 ;; esac
      }
      while runs "$postmaster"; do
        alive=
        for file in "$owners"/*; do
          case "${file##*/}" in *[!0-9]*) continue ;; esac
          runs "${file##*/}" && alive=1
        done
        if [ -n "$alive" ]; then missing=0; else missing=$((missing + 1)); fi
        if [ "$missing" -gt "$grace" ]; then exec "$@"; fi
        sleep 1
      done
      """;

  private final Path folder;
  private final Path watchFile;
  private final int graceSeconds;

  Owners(Path folder, int graceSeconds) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.watchFile = folder.resolveSibling("watch.pid");
    this.graceSeconds = graceSeconds;
  }

  void add() throws IOException {
    Path own = own();
    if (!Files.exists(own)) {
      Files.createFile(own);
    }
  }

  /** Whether nobody else alive uses the server. */
  boolean removeAndCheckLast() throws IOException {
    Files.deleteIfExists(own());
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(
          file -> Processes.isAlive(Long.parseLong(file.getFileName().toString())));
    }
  }

  /** Sees to it that a watcher runs for this postmaster. */
  void watch(long postmasterPid, List<String> stopCommand) throws IOException {
    if (Files.exists(watchFile)) {
      String[] words = Files.readString(watchFile).split(" ");
      boolean same = words.length == 2 && words[1].equals(Long.toString(postmasterPid));
      if (same && Processes.isAlive(Long.parseLong(words[0]))) {
        return;
      }
    }
    List<String> command =
        Commands.join(
            List.of(
                "sh",
                "-c",
                WATCH,
                "cytostudy-postgres-watch",
                folder.toString(),
                Integer.toString(graceSeconds),
                Long.toString(postmasterPid)),
            stopCommand.toArray(String[]::new));
    Process watcher =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Files.writeString(watchFile, watcher.pid() + " " + postmasterPid);
  }

  private Path own() {
    return folder.resolve(Long.toString(ProcessHandle.current().pid()));
  }
}
