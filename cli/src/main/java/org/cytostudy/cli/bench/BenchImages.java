package org.cytostudy.cli.bench;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.SectionMapping;

/** Made-up scans in a folder, and their way into a platform: by an ingest, as a lab's. */
final class BenchImages {
  private static final String BRAIN = "bench";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path folder;

  BenchImages(Path folder) {
    this.folder = folder;
  }

  /**
   * A made-up scan.
   *
   * @param codec {@code JPEG} or {@code DEFLATE}
   */
  record Scan(String name, int sidePx, int tilePx, String codec) {
    String file() {
      return name + ".tif";
    }
  }

  /** Writes the scan's file. */
  void write(Scan scan) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Installation.java().toString(),
            "-Xmx512m",
            "-jar",
            Installation.current().runnerJar().toString(),
            "bench",
            "image",
            folder.resolve(scan.file()).toString(),
            "--side=" + scan.sidePx(),
            "--tile=" + scan.tilePx(),
            "--codec=" + scan.codec());
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("The scan " + scan.name() + " could not be written");
    }
  }

  /**
   * Registers the scans as sections of one brain that may be displayed.
   *
   * @param root name of the image root that the folder is mounted as
   * @return ids of the images by name of the scan
   */
  Map<String, String> ingest(ApiClient api, String root, List<Scan> scans)
      throws IOException, InterruptedException {
    String project =
        api.list("/projects").stream()
            .findFirst()
            .orElseThrow(() -> ApiException.of("There is no project"))
            .path("id")
            .asText();
    String brain =
        api.post(
                path("/projects/{}/brains", project),
                Map.of("pseudonym", BRAIN, "species", "none", "accessTier", "OPEN"))
            .path("id")
            .asText();
    api.post(
        path("/brains/{}/consents", brain),
        Map.of(
            "purposes",
            List.of("DISPLAY", "TRAINING", "EVALUATION"),
            "validFrom",
            "2020-01-01T00:00:00Z",
            "documentSha256",
            "0".repeat(64),
            "accessTier",
            "OPEN"));
    writeMapping(scans);
    JsonNode made =
        api.post(
            path("/projects/{}/preparations", project),
            Map.of(
                "kind",
                "ingest",
                "name",
                "bench",
                "source",
                Map.of("imageRoot", root, "mappingPath", "mapping.json")));
    await(api, path("/preparations/{}", made.path("id").asText()));
    Map<String, String> images = new HashMap<>();
    for (JsonNode section : api.list(path("/brains/{}/sections", brain))) {
      String name = scans.get(section.path("number").asInt() - 1).name();
      images.put(name, section.path("image").path("id").asText());
    }
    if (images.size() < scans.size()) {
      throw ApiException.of("The ingest did not take every scan: " + images.keySet());
    }
    return images;
  }

  private void writeMapping(List<Scan> scans) throws IOException {
    List<SectionMapping.Entry> entries = new ArrayList<>();
    for (int i = 0; i < scans.size(); i++) {
      entries.add(
          new SectionMapping.Entry(
              scans.get(i).file(),
              BRAIN,
              "left",
              "a",
              i + 1,
              i,
              "coronal",
              20,
              "none",
              null,
              null,
              null,
              null,
              null));
    }
    Files.write(
        folder.resolve("mapping.json"),
        CytostudyJson.mapper().writeValueAsBytes(new SectionMapping(entries)));
  }

  private static void await(ApiClient api, String preparation) throws InterruptedException {
    Instant deadline = Instant.now().plus(LIMIT);
    JsonNode now = api.get(preparation);
    while (!RunProgress.isOver(now)) {
      if (Instant.now().isAfter(deadline)) {
        throw ApiException.of("The ingest is not over after " + LIMIT.toMinutes() + " minutes");
      }
      Thread.sleep(200);
      now = api.get(preparation);
    }
    if (!RunProgress.hasSucceeded(now)) {
      throw ApiException.of("The ingest failed: " + now);
    }
  }
}
