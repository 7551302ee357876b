package org.cytostudy.platform.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.problem.InvalidException;

/** Reads mappings, JSON or CSV, and holds them against the files that are there. */
final class SectionMappings {
  /** Names of missing files that are told at most. */
  static final int MISSING_SHOWN = 20;

  private SectionMappings() {}

  /**
   * A mapping with its files.
   *
   * @throws InvalidException if it names files that are not among them
   */
  static IngestSource source(
      SectionMapping mapping, Map<String, SourceFile> files, boolean synthetic, Sha256 sha256) {
    List<String> missing =
        names(mapping).stream().filter(name -> !files.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      String shown =
          missing.stream()
              .limit(MISSING_SHOWN)
              .map(name -> "'" + name + "'")
              .collect(Collectors.joining(", "));
      throw IngestSources.invalid(
          "/source",
          "the mapping names %d files that are not there or lead out of their folder: %s%s"
              .formatted(
                  missing.size(), shown, missing.size() > MISSING_SHOWN ? " and others" : ""));
    }
    return new IngestSource(mapping.entries(), Map.copyOf(files), synthetic, sha256);
  }

  /** The names of the images alone. */
  static Set<String> imageNames(SectionMapping mapping) {
    return mapping.entries().stream().map(SectionMapping.Entry::file).collect(Collectors.toSet());
  }

  /** The names of all files that it names: images, registrations, annotations. */
  static Set<String> names(SectionMapping mapping) {
    Set<String> names = new LinkedHashSet<>();
    for (SectionMapping.Entry entry : mapping.entries()) {
      names.add(entry.file());
      String registration = entry.registration();
      String annotations = entry.annotations();
      if (registration != null) {
        names.add(registration);
      }
      if (annotations != null) {
        names.add(annotations);
      }
    }
    return names;
  }

  /**
   * Reads a mapping from a file.
   *
   * @param name decides whether it is CSV or JSON
   * @throws InvalidException if it cannot be used; says why, with row and column
   */
  static SectionMapping parse(Path file, String name) {
    try {
      return parse(
          Files.readString(file, StandardCharsets.UTF_8),
          name.toLowerCase(Locale.ROOT).endsWith(".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a mapping as it was written. */
  static SectionMapping parse(String text, boolean csv) {
    if (csv) {
      return SectionMappingCsv.read(text);
    }
    try {
      return CytostudyJson.mapper().readValue(text, SectionMapping.class);
    } catch (ValueInstantiationException e) {
      String entry =
          e.getPath().stream()
              .filter(part -> part.getIndex() >= 0)
              .map(part -> "entry " + (part.getIndex() + 1) + ": ")
              .findFirst()
              .orElse("");
      Throwable cause = e.getCause();
      throw IngestSources.invalid(
          "/source/mappingPath",
          entry + (cause == null ? e.getOriginalMessage() : cause.getMessage()));
    } catch (JsonProcessingException e) {
      throw IngestSources.invalid(
          "/source", "the mapping is no section mapping as JSON: " + e.getOriginalMessage());
    }
  }

  /** The folder that a name lies in, with a slash at its end; empty where it lies in none. */
  static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
