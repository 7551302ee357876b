package org.cytostudy.platform.geometry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.artefact.Artefacts.Published;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.upload.Uploads;

/** Reads what members uploaded, and makes artefacts of it. None of it checks access. */
@ApplicationScoped
public class GeometryFiles {
  private final Uploads uploads;
  private final ArtefactStore store;
  private final Artefacts artefacts;

  GeometryFiles(Uploads uploads, ArtefactStore store, Artefacts artefacts) {
    this.uploads = uploads;
    this.store = store;
    this.artefacts = artefacts;
  }

  /** Makes something of a file. */
  public interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /**
   * Reads a file of the project.
   *
   * @param pointer to it in the request
   * @throws InvalidException if the project does not have it, or the reader refuses it
   */
  public <T> T read(ProjectId project, NamedFile file, String pointer, Reader<T> reader) {
    if (!uploads.missing(project, List.of(file.sha256())).isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The project does not have the file '" + file.fileName() + "'.",
          List.of(
              new FieldError(
                  pointer + "/sha256",
                  "was not uploaded to the project, or not all of it; upload the file and ask"
                      + " again")));
    }
    return read(stored(file.sha256()), file.fileName(), pointer, reader);
  }

  /** Reads a file that is there; what the reader refuses is a problem of the request. */
  public static <T> T read(Path path, String fileName, String pointer, Reader<T> reader) {
    try {
      return reader.read(path);
    } catch (GeometryFileException e) {
      throw invalid(pointer, told(e, path, fileName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name in the store is a hash, which tells nobody anything. */
  private static String told(GeometryFileException e, Path path, String fileName) {
    String where = e.where().replace(String.valueOf(path.getFileName()), fileName);
    return e.problem().code() + ": " + e.what() + " (" + where + "). " + e.action() + ".";
  }

  /** A file that cannot be used. */
  public static InvalidException invalid(String pointer, String detail) {
    return invalid(List.of(new FieldError(pointer, detail)));
  }

  /** The same, with several things that are wrong. */
  public static InvalidException invalid(List<FieldError> errors) {
    return new InvalidException(
        ProblemType.INVALID_GEOMETRY, "Nothing was stored; errors says why.", errors);
  }

  /** The file of this content, which must be there. */
  public Path stored(Sha256 sha256) {
    return store
        .find(sha256)
        .orElseThrow(() -> new IllegalStateException("Not in the store: " + sha256));
  }

  /**
   * Makes an artefact of a file that was read, in the caller's transaction; it is no upload that
   * waits any more.
   *
   * @param parents what it was made of; all published before
   * @param brains whose anatomy it shows
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Published publish(
      ProjectId project,
      Sha256 sha256,
      ArtefactKind kind,
      String name,
      Collection<Sha256> parents,
      Collection<BrainId> brains) {
    Published published =
        artefacts.publish(
            new Publication(sha256, kind, project, name, null, null, parents, brains));
    uploads.taken(project, sha256);
    return published;
  }
}
