package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.imaging.ContentHash;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.ImageFiles;
import org.cytostudy.platform.section.ImageRoots;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Finds the mapping of an ingest and the files that it names. */
@ApplicationScoped
class IngestSources {
  /** What a source is, for whom it is none. */
  static final String NAMES =
      "names a preparationId, an uploadSha256, or an imageRoot and a mappingPath";

  private final Sql sql;
  private final ArtefactStore store;
  private final ImageRoots roots;
  private final ImageFiles images;
  private final UploadedSources uploads;

  IngestSources(
      Sql sql, ArtefactStore store, ImageRoots roots, ImageFiles images, UploadedSources uploads) {
    this.uploads = uploads;
    this.sql = sql;
    this.store = store;
    this.roots = roots;
    this.images = images;
  }

  /**
   * Reads the source; hashes files under an image root, which takes as long as reading them: to be
   * called outside of a transaction. A file that was {@link #remember remembered} is taken as it
   * was and not read again.
   *
   * @throws InvalidException if there is no such mapping, or it names files that are not there
   */
  IngestSource read(PreparationRow preparation) {
    ProjectId project = preparation.project();
    NewPreparation.Source source = preparation.request().source();
    if (source == null) {
      throw invalid("/source", "is needed by an ingest");
    }
    UUID phantom = source.preparationId();
    if (phantom != null) {
      return ofPhantom(project, phantom);
    }
    Sha256 upload = source.upload();
    if (upload != null) {
      return uploads.read(project, upload);
    }
    String root = source.imageRoot();
    String mapping = source.mappingPath();
    if (root == null || mapping == null) {
      throw invalid("/source", NAMES);
    }
    return underRoot(project, root, mapping, rememberedFiles(preparation.id()));
  }

  /**
   * Writes down the mapping and which content each file has, so that all later steps speak of the
   * same. In the caller's transaction.
   */
  void remember(PreparationId preparation, IngestSource source) {
    Map<String, SectionMapping.Entry> entries = new HashMap<>();
    source.entries().forEach(entry -> entries.put(entry.file(), entry));
    source
        .files()
        .forEach(
            (name, file) -> {
              SectionMapping.Entry entry = entries.get(name);
              ImageLocation location = file.location();
              sql.update(
                  """
                  INSERT INTO preparation_file (preparation_id, name, sha256, bytes, entry,
                                                image_root, image_path)
                  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                  """,
                  preparation,
                  name,
                  file.sha256(),
                  file.bytes(),
                  entry == null ? null : Json.of(entry),
                  location == null ? null : location.root(),
                  location == null ? null : location.path());
            });
    sql.update(
        "UPDATE preparation SET mapping_sha256 = ? WHERE id = ?", source.mapping(), preparation);
  }

  /** The source as it was when the preparation was planned, whatever became of its files since. */
  IngestSource remembered(PreparationRow preparation) {
    List<SectionMapping.Entry> entries =
        sql.list(
            """
            SELECT entry FROM preparation_file WHERE preparation_id = ? AND entry IS NOT NULL
            ORDER BY name
            """,
            row -> row.json("entry").as(SectionMapping.Entry.class),
            preparation.id());
    NewPreparation.Source source = preparation.request().source();
    return new IngestSource(
        entries,
        rememberedFiles(preparation.id()),
        source != null && source.preparationId() != null,
        sql.first(
                "SELECT mapping_sha256 FROM preparation WHERE id = ?",
                row -> row.sha256("mapping_sha256"),
                preparation.id())
            .orElseThrow());
  }

  private Map<String, SourceFile> rememberedFiles(PreparationId preparation) {
    Map<String, SourceFile> files = new HashMap<>();
    sql.list(
        """
        SELECT name, sha256, bytes, image_root, image_path FROM preparation_file
        WHERE preparation_id = ?
        """,
        row -> {
          String root = row.textOrNull("image_root");
          String path = row.textOrNull("image_path");
          return files.put(
              row.text("name"),
              new SourceFile(
                  row.sha256("sha256"),
                  row.number("bytes"),
                  root == null || path == null ? null : new ImageLocation(root, path)));
        },
        preparation);
    return files;
  }

  /**
   * Where a file of a source lies.
   *
   * @throws InvalidException if it is no longer there, or leads out of its image root
   */
  Path path(SourceFile file) {
    ImageLocation location = file.location();
    if (location == null) {
      return store
          .find(file.sha256())
          .orElseThrow(() -> new IllegalStateException("Not in the store: " + file.sha256()));
    }
    return images
        .below(location)
        .orElseThrow(
            () ->
                invalid(
                    "/source",
                    "'%s' is no longer under the image root '%s'"
                        .formatted(location.path(), location.root())));
  }

  /**
   * What a source names, without a look into its files.
   *
   * @param bytes of the images that are there
   * @param missing names of files that are not, at most {@value SectionMappings#MISSING_SHOWN}
   */
  record Sizes(
      List<SectionMapping.Entry> entries, long bytes, List<String> missing, boolean synthetic) {}

  /**
   * Looks at a source as a dry run does.
   *
   * @throws InvalidException if there is no such mapping
   */
  Sizes sizes(ProjectId project, NewPreparation.@Nullable Source source) {
    if (source == null) {
      throw invalid("/source", "is needed by an ingest");
    }
    UUID phantom = source.preparationId();
    Sha256 upload = source.upload();
    if (phantom != null || upload != null) {
      IngestSource here =
          phantom == null
              ? uploads.read(project, Objects.requireNonNull(upload))
              : ofPhantom(project, phantom);
      return new Sizes(
          here.entries(),
          here.entries().stream().mapToLong(entry -> here.file(entry.file()).bytes()).sum(),
          List.of(),
          here.synthetic());
    }
    String root = String.valueOf(source.imageRoot());
    String mappingPath = String.valueOf(source.mappingPath());
    List<SectionMapping.Entry> entries = mapping(project, root, mappingPath).parsed().entries();
    String prefix = SectionMappings.folder(mappingPath);
    Set<String> named = SectionMappings.names(new SectionMapping(entries));
    Map<String, Long> found = new HashMap<>();
    for (String name : named) {
      images
          .below(new ImageLocation(root, prefix + name))
          .ifPresent(file -> found.put(name, bytes(file)));
    }
    return new Sizes(
        entries,
        entries.stream().mapToLong(entry -> found.getOrDefault(entry.file(), 0L)).sum(),
        named.stream()
            .filter(name -> !found.containsKey(name))
            .limit(SectionMappings.MISSING_SHOWN)
            .map(name -> "'" + name + "'")
            .toList(),
        false);
  }

  private record Output(String name, String kind, Sha256 sha256, long bytes) {}

  private IngestSource ofPhantom(ProjectId project, UUID preparation) {
    List<Output> outputs =
        sql.list(
            """
            SELECT o.name, o.kind, o.sha256, o.bytes FROM preparation p
              JOIN run r ON r.preparation_id = p.id JOIN step s ON s.run_id = r.id
              JOIN step_output o ON o.step_id = s.id
            WHERE p.id = ? AND p.project_id = ? AND p.kind = 'phantom' AND p.state = 'SUCCEEDED'
              AND o.kind IN ('section-mapping', 'section-image', 'registration', 'annotations')
            """,
            row ->
                new Output(
                    row.text("name"), row.text("kind"), row.sha256("sha256"), row.number("bytes")),
            preparation,
            project);
    Output mapping =
        outputs.stream()
            .filter(output -> output.kind().equals("section-mapping"))
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        "/source/preparationId",
                        "is no phantom preparation of the project that succeeded"));
    Path file =
        store
            .find(mapping.sha256())
            .orElseThrow(() -> new IllegalStateException("The mapping left the store"));
    String folder = SectionMappings.folder(mapping.name());
    Map<String, SourceFile> files = new HashMap<>();
    for (Output output : outputs) {
      if (output.name().startsWith(folder)) {
        files.put(
            output.name().substring(folder.length()),
            new SourceFile(output.sha256(), output.bytes(), null));
      }
    }
    return SectionMappings.source(
        SectionMappings.parse(file, mapping.name()), files, true, mapping.sha256());
  }

  /**
   * Finds the mapping under an image root that is open to the project, without a look at the files
   * that it names.
   *
   * @throws InvalidException if there is no such mapping
   */
  void requireMapping(ProjectId project, String root, String mappingPath) {
    mapping(project, root, mappingPath);
  }

  /**
   * Finds what was uploaded.
   *
   * @throws InvalidException if something of it is missing
   */
  void requireUpload(ProjectId project, Sha256 upload) {
    uploads.read(project, upload);
  }

  private record Mapping(Path folder, Path file, SectionMapping parsed) {}

  private Mapping mapping(ProjectId project, String root, String mappingPath) {
    Path folder =
        roots
            .folder(root, project)
            .orElseThrow(
                () ->
                    invalid(
                        "/source/imageRoot",
                        "'%s' is none of the image roots that are open to the project: %s"
                            .formatted(root, String.join(", ", roots.openTo(project)))));
    try {
      ImageLocation location = new ImageLocation(root, mappingPath);
      Path file = folder.resolve(location.path()).toRealPath();
      if (!file.startsWith(folder.toRealPath())) {
        throw invalid("/source/mappingPath", "leads out of its image root");
      }
      return new Mapping(folder, file, SectionMappings.parse(file, mappingPath));
    } catch (IllegalArgumentException e) {
      throw invalid("/source/mappingPath", String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw invalid("/source/mappingPath", "is not there, or names a folder that is not");
    } catch (IOException | UncheckedIOException e) {
      throw invalid("/source/mappingPath", "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private IngestSource underRoot(
      ProjectId project, String root, String mappingPath, Map<String, SourceFile> known) {
    Mapping mapping = mapping(project, root, mappingPath);
    Path folder = mapping.folder();
    try {
      Map<String, SourceFile> files = new HashMap<>(known);
      String prefix = SectionMappings.folder(mappingPath);
      Set<String> named = SectionMappings.imageNames(mapping.parsed());
      for (String name : SectionMappings.names(mapping.parsed())) {
        if (known.containsKey(name)) {
          continue;
        }
        Path file = folder.resolve(prefix + name);
        boolean isThere =
            Files.isRegularFile(file) || (named.contains(name) && Files.isDirectory(file));
        if (isThere && file.toRealPath().startsWith(folder.toRealPath())) {
          ContentHash content = ContentHash.of(file, bytes -> {});
          files.put(
              name,
              new SourceFile(
                  content.sha256(), content.bytes(), new ImageLocation(root, prefix + name)));
        }
      }
      return SectionMappings.source(mapping.parsed(), files, false, Sha256.of(mapping.file()));
    } catch (IllegalArgumentException | ImageFormatException e) {
      throw invalid("/source/mappingPath", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw invalid("/source/mappingPath", "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** A folder's size stays out of a dry run: to know it one would walk through all of it. */
  private static long bytes(Path image) {
    return Files.isRegularFile(image) ? image.toFile().length() : 0;
  }

  static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The preparation cannot be made.",
        List.of(new FieldError(pointer, detail)));
  }
}
