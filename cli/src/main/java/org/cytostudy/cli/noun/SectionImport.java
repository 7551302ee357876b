package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.client.Upload;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.UploadManifest;
import org.cytostudy.core.job.UploadManifest.UploadedFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy section import}. */
@Command(
    name = "import",
    description = {
      "Ingests the images of a folder that a mapping names.",
      "Below an image root of a platform on this machine they stay where they are; else they are"
          + " uploaded. Started again it goes on: what is there is neither sent nor looked at again."
    },
    mixinStandardHelpOptions = true)
final class SectionImport extends Verb implements Callable<Integer> {
  private static final int MISSING_SHOWN = 20;

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "Which file is which section, CSV or JSON; below the folder.")
  private Path mapping;

  @Option(
      names = "--pixel-size-um",
      paramLabel = "UM",
      description =
          "µm per pixel of files that do not say it, where their row of the mapping does not"
              + " either; a file that says another is refused. It is recorded that you said so.")
  private @Nullable Double pixelSizeUm;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the preparation (default: the folder's name).")
  private @Nullable String name;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "CPU threads of its steps (default: 2).")
  private @Nullable Integer threads;

  @Option(names = "--upload", description = "Upload even what lies below an image root.")
  private boolean upload;

  @Mixin private Waiting waiting;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ApiClient api = api();
    String project = project(api);
    Path base = folder.toRealPath();
    Path file = mappingFile(base);
    JsonNode named = read(api, project, file);
    requireBrains(named.path("unknownBrains"));
    Map<String, Object> source = new HashMap<>();
    Optional<Map<String, String>> inPlace =
        upload ? Optional.empty() : belowRoot(api, project, file);
    if (inPlace.isPresent()) {
      source.putAll(inPlace.get());
    } else {
      source.put("uploadSha256", uploaded(api, project, file, named).hex());
    }
    if (pixelSizeUm != null) {
      source.put("pixelSizeUm", pixelSizeUm);
    }
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "ingest");
    body.put("name", name == null ? String.valueOf(base.getFileName()) : name);
    body.put("source", source);
    if (threads != null) {
      body.put("threads", threads);
    }
    JsonNode made = api.post(path("/projects/{}/preparations", project), body);
    if (!waiting.isWanted()) {
      return print(made);
    }
    JsonNode over = waiting.until(api, path("/preparations/{}", made.path("id").asText()), err());
    PreparationCommand.showPreparation(this, over);
    return RunProgress.hasSucceeded(over) ? 0 : 1;
  }

  private Path mappingFile(Path base) throws IOException {
    Path given = Files.exists(mapping) ? mapping : base.resolve(mapping);
    if (!Files.isRegularFile(given)) {
      throw ApiException.of("There is no mapping " + mapping);
    }
    Path file = given.toRealPath();
    if (!file.startsWith(base)) {
      throw ApiException.of(
          file + " does not lie below " + base + ". Put the mapping beside the images it names");
    }
    return file;
  }

  /**
   * The source of an ingest in place, where the platform shares this machine and has the folder.
   */
  private static Optional<Map<String, String>> belowRoot(ApiClient api, String project, Path file)
      throws IOException {
    for (JsonNode root : api.array(path("/projects/{}/image-roots", project))) {
      if (root.hasNonNull("folder")) {
        Path folder = Path.of(root.path("folder").asText());
        if (Files.isDirectory(folder) && file.startsWith(folder.toRealPath())) {
          return Optional.of(
              Map.of(
                  "imageRoot",
                  root.path("name").asText(),
                  "mappingPath",
                  slashes(folder.toRealPath().relativize(file))));
        }
      }
    }
    return Optional.empty();
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** What the mapping names, as the platform reads it. */
  private static JsonNode read(ApiClient api, String project, Path file) throws IOException {
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return api.postFile(
        path("/projects/{}/section-mappings/read", project),
        csv ? "text/csv" : "application/json",
        file);
  }

  /** Before hours of hashing and sending: sections of a brain without consent are refused. */
  private static void requireBrains(JsonNode unknown) {
    if (!unknown.isEmpty()) {
      List<String> names = new ArrayList<>();
      unknown.forEach(each -> names.add(each.asText()));
      throw ApiException.of(
          "The project has no brain %s. Register each, and its consent, first:\n  ./cytostudy brain create %s --tier TIER\n  ./cytostudy brain consent ID --purpose … --document FILE"
              .formatted(String.join(", ", names), names.getFirst()));
    }
  }

  /** Brings all that the mapping names; gives the hash of the list of it. */
  private Sha256 uploaded(ApiClient api, String project, Path file, JsonNode named)
      throws IOException, InterruptedException {
    Path base = Objects.requireNonNull(file.getParent());
    List<String> names = new ArrayList<>();
    named.path("files").forEach(each -> names.add(each.asText()));
    requireAll(base, names);
    String mappingName = String.valueOf(file.getFileName());
    if (!names.contains(mappingName)) {
      names.add(mappingName);
    }
    Upload to = new Upload(api, project);
    List<UploadedFile> files = new Sending(to, base, names).all();
    Path list = Files.createTempFile("cytostudy-upload", ".json");
    try {
      Files.write(
          list, CytostudyJson.mapper().writeValueAsBytes(new UploadManifest(mappingName, files)));
      Sha256 sha256 = Sha256.of(list);
      to.send(list, sha256, bytes -> {});
      return sha256;
    } finally {
      Files.delete(list);
    }
  }

  private static void requireAll(Path base, List<String> names) {
    for (String each : names) {
      if (Files.isDirectory(base.resolve(each))) {
        throw ApiException.of(
            each
                + " is a folder. Folders are ingested where they are: put them below an image root"
                + " of the platform");
      }
    }
    List<String> missing =
        names.stream().filter(each -> !Files.isRegularFile(base.resolve(each))).toList();
    if (!missing.isEmpty()) {
      throw ApiException.of(
          "The mapping names %d files that are not below %s:\n  %s%s"
              .formatted(
                  missing.size(),
                  base,
                  String.join("\n  ", missing.stream().limit(MISSING_SHOWN).toList()),
                  missing.size() > MISSING_SHOWN ? "\n  and others" : ""));
    }
  }

  /** Hashes and sends files one after the other, with progress over the bytes of all of them. */
  private final class Sending {
    private final Upload to;
    private final Path base;
    private final List<String> names;
    private final ProgressLine progress = ProgressLine.on(err());
    private long total;
    private long done;

    Sending(Upload to, Path base, List<String> names) throws IOException {
      this.to = to;
      this.base = base;
      this.names = names;
      for (String each : names) {
        total += Files.size(base.resolve(each));
      }
    }

    List<UploadedFile> all() throws IOException, InterruptedException {
      List<UploadedFile> files = new ArrayList<>();
      for (String each : names) {
        Path file = base.resolve(each);
        long bytes = Files.size(file);
        show(files.size(), 0);
        Sha256 sha256 = Sha256.of(file);
        to.send(file, sha256, there -> show(files.size(), there));
        done += bytes;
        files.add(new UploadedFile(each, sha256, bytes));
      }
      progress.done();
      return files;
    }

    private void show(int number, long there) {
      progress.update(
          total == 0 ? 1 : (double) (done + there) / total,
          "Uploading",
          "%d of %d files, %.1f of %.1f GB"
              .formatted(number, names.size(), (done + there) / 1e9, total / 1e9));
    }
  }
}
