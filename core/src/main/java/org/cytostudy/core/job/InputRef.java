package org.cytostudy.core.job;

import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One file that a step reads.
 *
 * @param role what the step uses it as: see each {@link StepSpec} for its roles; follows from the
 *     kind
 * @param name unique within the role; a plain file name or a relative path without {@code ..}
 * @param kind what it is
 * @param sha256 its content
 * @param bytes its size
 * @param location where it lies when it is not in the artefact store: images stay where they are
 * @param plane which of the images in it; null where it holds one only
 */
public record InputRef(
    String role,
    String name,
    ArtefactKind kind,
    Sha256 sha256,
    long bytes,
    @Nullable ImageLocation location,
    @Nullable ImagePlane plane) {
  public InputRef {
    RelativeName.check(name);
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must be ≥ 0, got " + bytes);
    }
    if (!role.equals(kind.role())) {
      throw new IllegalArgumentException(
          "Input "
              + role
              + "/"
              + name
              + " is of kind "
              + kind.wireName()
              + ", which has the role "
              + kind.role());
    }
  }

  /** An input in the artefact store. */
  public static InputRef stored(
      String role, String name, ArtefactKind kind, Sha256 sha256, long bytes) {
    return new InputRef(role, name, kind, sha256, bytes, null, null);
  }
}
