package org.cytostudy.core.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;

/**
 * Which uploaded content is which file: the JSON that an ingest of uploaded files names.
 *
 * @param mapping name of the section mapping among the files
 * @param files each name once; names are relative to the mapping, as it names them
 */
public record UploadManifest(String mapping, List<UploadedFile> files) {
  public UploadManifest {
    files = List.copyOf(files);
    Set<String> names = new HashSet<>();
    for (UploadedFile file : files) {
      if (!names.add(file.name())) {
        throw new IllegalArgumentException("files name '" + file.name() + "' twice");
      }
    }
  }

  /** One file. */
  public record UploadedFile(String name, Sha256 sha256, long bytes) {
    public UploadedFile {
      RelativeName.check(name);
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes must be ≥ 0, got " + bytes);
      }
    }
  }
}
