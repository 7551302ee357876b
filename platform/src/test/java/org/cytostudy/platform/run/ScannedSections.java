package org.cytostudy.platform.run;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.Records;

/** A project with a brain, and a folder of files under an image root that are ingested for it. */
final class ScannedSections {
  private final Demo demo = new Demo(FakeRunner.idle());
  private final Path folder;
  private final String brain;
  private final String pseudonym;
  private String last = "";

  ScannedSections() throws IOException {
    folder = Files.createDirectories(PlatformDatabase.scans().resolve("f" + UUID.randomUUID()));
    brain = Records.brain(demo.project);
    pseudonym = Demo.get("/api/v1/brains/" + brain).getString("pseudonym");
  }

  String project() {
    return demo.project;
  }

  String brain() {
    return brain;
  }

  String pseudonym() {
    return pseudonym;
  }

  /** The preparation that was made last. */
  String last() {
    return last;
  }

  /** A file of its own content, and what the mapping says of it. */
  SectionMapping.Entry entry(String file, int section) throws IOException {
    Files.writeString(folder.resolve(file), file + folder);
    return entryOf(file, section);
  }

  /** The same of a brain that there is not. */
  SectionMapping.Entry lost(String file, int section) throws IOException {
    Files.writeString(folder.resolve(file), file + folder);
    return entryOf(file, section, "NOBODY");
  }

  /** Of a file that is there. */
  SectionMapping.Entry entryOf(String file, int section) {
    return entryOf(file, section, pseudonym);
  }

  private static SectionMapping.Entry entryOf(String file, int section, String brain) {
    return new SectionMapping.Entry(
        file,
        brain,
        "left",
        "1",
        section,
        section,
        "coronal",
        20,
        "cell-body",
        null,
        null,
        null,
        null,
        null);
  }

  void copy(String from, String to) throws IOException {
    Files.copy(folder.resolve(from), folder.resolve(to));
  }

  void map(SectionMapping.Entry... entries) throws IOException {
    CytostudyJson.mapper()
        .writeValue(folder.resolve("mapping.json").toFile(), new SectionMapping(List.of(entries)));
  }

  JsonPath ingest() {
    return ingest(Map.of());
  }

  JsonPath ingest(Map<String, Object> source) {
    last = demo.prepare(request(source));
    return demo.finish(last);
  }

  /**
   * A request for an ingest.
   *
   * @param more of its source
   */
  Map<String, Object> request(Map<String, Object> more) {
    Map<String, Object> source = new HashMap<>(more);
    source.put("imageRoot", "scans");
    source.put("mappingPath", folder.getFileName() + "/mapping.json");
    return Map.of("kind", "ingest", "name", "Scans", "source", source);
  }

  List<Integer> numbers() {
    return Demo.get("/api/v1/brains/" + brain + "/sections?limit=200").getList("items.number");
  }

  /** The identifier of a section. */
  String section(int number) {
    return Demo.get("/api/v1/brains/" + brain + "/sections?limit=200")
        .getString("items.find { it.number == " + number + " }.id");
  }
}
