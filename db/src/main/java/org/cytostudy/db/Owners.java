package org.cytostudy.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Who uses the server: a file each, named by process id and a number of its own, that holds the
 * start of the process, since ids are given out again. A JVM may use the server several times. A
 * watcher of its own stops the server when all users have been gone for a while: a JVM that is
 * killed cannot.
 */
final class Owners {
  /** Tells the start of a process as {@link Processes#start} does. */
  private static final String WATCH =
      """
      trap '' INT HUP TERM
      owners=$1; grace=$2; postmaster=$3; since=$4; shift 4
      missing=0
      start() {
        if [ -r "/proc/$1/stat" ]; then
          read -r stat < "/proc/$1/stat" || return 1
          set -- ${stat##*) }
          [ "$1" != Z ] || return 1
          shift 19
          echo "$1"
        elif [ ! -d /proc/self ]; then
          set -- $(ps -o lstart= -p "$1")
          echo "$*"
        fi
      }
      while [ "$(start "$postmaster")" = "$since" ]; do
        alive=
        for file in "$owners"/*; do
          pid="${file##*/}"; pid="${pid%%.*}"
          case "$pid" in ''|*[!0-9]*) continue ;; esac
          started=
          read -r started < "$file"
          if [ -n "$started" ] && [ "$(start "$pid")" = "$started" ]; then alive=1; fi
        done
        if [ -n "$alive" ]; then missing=0; else missing=$((missing + 1)); fi
        if [ "$missing" -gt "$grace" ]; then exec "$@"; fi
        sleep 1
      done
      """;

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Path folder;
  private final Path own;
  private final Path watchFile;
  private final int graceSeconds;

  Owners(Path folder, int graceSeconds) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.own = folder.resolve(ProcessHandle.current().pid() + "." + NUMBERS.incrementAndGet());
    this.watchFile = folder.resolveSibling("watch.pid");
    this.graceSeconds = graceSeconds;
  }

  void add() throws IOException {
    Files.writeString(own, startOf(ProcessHandle.current().pid()) + "\n");
  }

  /** Whether nobody else alive uses the server; forgets the dead. */
  boolean removeAndCheckLast() throws IOException {
    Files.deleteIfExists(own);
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.toList();
    }
    List<Path> living = new ArrayList<>();
    for (Path file : others) {
      if (isAlive(file)) {
        living.add(file);
      } else {
        Files.deleteIfExists(file);
      }
    }
    return living.isEmpty();
  }

  private static boolean isAlive(Path file) throws IOException {
    String pid = file.getFileName().toString().replaceFirst("\\..*", "");
    return pid.matches("[0-9]{1,18}")
        && Processes.isAlive(Long.parseLong(pid), Files.readString(file).strip());
  }

  /** Sees to it that a watcher runs for this postmaster. */
  void watch(long postmasterPid, List<String> stopCommand) throws IOException {
    String postmasterStart = startOf(postmasterPid);
    if (Files.exists(watchFile)) {
      List<String> lines = Files.readAllLines(watchFile);
      boolean same =
          lines.size() == 4
              && lines.get(2).equals(Long.toString(postmasterPid))
              && lines.get(3).equals(postmasterStart);
      if (same && Processes.isAlive(Long.parseLong(lines.get(0)), lines.get(1))) {
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
                Long.toString(postmasterPid),
                postmasterStart),
            stopCommand.toArray(String[]::new));
    Process watcher =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Files.write(
        watchFile,
        List.of(
            Long.toString(watcher.pid()),
            startOf(watcher.pid()),
            Long.toString(postmasterPid),
            postmasterStart));
  }

  private static String startOf(long pid) throws IOException {
    return Processes.start(pid)
        .orElseThrow(() -> new IOException("Process " + pid + " ended at this moment"));
  }
}
