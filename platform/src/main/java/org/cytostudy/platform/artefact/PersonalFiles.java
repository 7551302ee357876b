package org.cytostudy.platform.artefact;

import org.cytostudy.core.hash.Sha256;

/**
 * Which image files hold what may name a donor; the feature that lets administrators decide knows.
 */
public interface PersonalFiles {
  /** Whether the file of an image holds something that no administrator released. */
  boolean holdSomething(Sha256 image);
}
