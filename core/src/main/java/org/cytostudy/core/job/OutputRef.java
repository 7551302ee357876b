package org.cytostudy.core.job;

import java.util.Map;
import org.cytostudy.core.hash.Sha256;

/**
 * One file that a step made.
 *
 * @param name unique within the step; relative path in the output folder
 * @param kind what it is
 * @param sha256 its content
 * @param bytes its size
 * @param mediaType e.g. {@code image/tiff}
 * @param attributes small facts about it that the platform may index: {@code brain}, {@code
 *     section}, {@code patches}, {@code iteration} …
 */
public record OutputRef(
    String name,
    ArtefactKind kind,
    Sha256 sha256,
    long bytes,
    String mediaType,
    Map<String, String> attributes) {
  public OutputRef {
    RelativeName.check(name);
    attributes = Map.copyOf(attributes);
  }
}
