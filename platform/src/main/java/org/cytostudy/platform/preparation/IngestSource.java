package org.cytostudy.platform.preparation;

import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.SectionMapping;
import org.jspecify.annotations.Nullable;

/**
 * A mapping, and the files that it names.
 *
 * @param entries as the mapping gives them
 * @param files by the name that the mapping gives them: images, registrations, annotations
 * @param synthetic whether a phantom preparation made all of it
 * @param mapping content of the mapping; stands for the consent's document of synthetic brains
 */
record IngestSource(
    List<SectionMapping.Entry> entries,
    Map<String, SourceFile> files,
    boolean synthetic,
    Sha256 mapping) {
  IngestSource {
    entries = List.copyOf(entries);
    files = Map.copyOf(files);
  }

  /** Whether members brought the files, and no phantom preparation or image root has them. */
  boolean uploaded() {
    return !synthetic && files.values().stream().allMatch(file -> file.location() == null);
  }

  /** A file that the mapping names. */
  SourceFile file(String name) {
    SourceFile file = files.get(name);
    if (file == null) {
      throw new IllegalStateException("The source has checked '" + name + "'");
    }
    return file;
  }

  /** A file; null location where it is an artefact of the store. */
  record SourceFile(Sha256 sha256, long bytes, @Nullable ImageLocation location) {}
}
