package org.cytostudy.runner.ribbon;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.RibbonSpec;

/** Writes a {@link Registration} section by section: a brain has a million stations. */
final class RegistrationWriter implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final JsonGenerator json;

  private RegistrationWriter(Path file, Path unfinished, JsonGenerator json) {
    this.file = file;
    this.unfinished = unfinished;
    this.json = json;
  }

  static RegistrationWriter create(Path file, String brain, RibbonSpec spec) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    JsonGenerator json =
        CytostudyJson.mapper().getFactory().createGenerator(unfinished.toFile(), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeNumberField("formatVersion", Registration.FORMAT_VERSION);
    json.writeStringField("brain", brain);
    json.writeStringField("space", spec.space().toString());
    if (spec.surface() != null) {
      json.writePOJOField("surface", spec.surface());
    }
    json.writePOJOField("depthModel", spec.depthModel());
    json.writeArrayFieldStart("sections");
    return new RegistrationWriter(file, unfinished, json);
  }

  void add(SectionRibbon ribbon) throws IOException {
    json.writePOJO(ribbon);
  }

  /** Completes the file; without it none is left. */
  void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    json.close();
    Files.deleteIfExists(unfinished);
  }
}
