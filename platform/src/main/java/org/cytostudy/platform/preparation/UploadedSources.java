package org.cytostudy.platform.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.UploadManifest;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.upload.Uploads;

/** Finds a mapping and its files among what was uploaded to a project. */
@ApplicationScoped
class UploadedSources {
  private final Uploads uploads;
  private final ArtefactStore store;

  UploadedSources(Uploads uploads, ArtefactStore store) {
    this.uploads = uploads;
    this.store = store;
  }

  /**
   * Reads an {@link UploadManifest} that was uploaded, and the mapping that it names.
   *
   * @throws org.cytostudy.platform.problem.InvalidException if something of it was not uploaded to
   *     the project, or cannot be used
   */
  IngestSource read(ProjectId project, Sha256 sha256) {
    UploadManifest manifest = manifest(uploaded(project, sha256, "the list of files"));
    Map<String, SourceFile> files = new HashMap<>();
    Map<String, Sha256> contents = new HashMap<>();
    manifest.files().forEach(file -> contents.put(file.name(), file.sha256()));
    List<Sha256> missing = uploads.missing(project, contents.values());
    manifest.files().stream()
        .filter(file -> !missing.contains(file.sha256()))
        .forEach(file -> files.put(file.name(), new SourceFile(file.sha256(), file.bytes(), null)));
    SourceFile mapping = files.get(manifest.mapping());
    if (mapping == null) {
      throw IngestSources.invalid(
          "/source/uploadSha256", "the mapping '" + manifest.mapping() + "' was not uploaded");
    }
    return SectionMappings.source(
        SectionMappings.parse(
            uploaded(project, mapping.sha256(), manifest.mapping()), manifest.mapping()),
        files,
        false,
        mapping.sha256());
  }

  private Path uploaded(ProjectId project, Sha256 sha256, String what) {
    if (!uploads.missing(project, List.of(sha256)).isEmpty()) {
      throw IngestSources.invalid(
          "/source/uploadSha256", what + " was not uploaded to the project, or it expired");
    }
    return store
        .find(sha256)
        .orElseThrow(() -> new IllegalStateException("An upload left the store: " + sha256));
  }

  private static UploadManifest manifest(Path file) {
    try {
      return CytostudyJson.mapper().readValue(file.toFile(), UploadManifest.class);
    } catch (JsonProcessingException e) {
      throw IngestSources.invalid(
          "/source/uploadSha256", "is no list of uploaded files: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
