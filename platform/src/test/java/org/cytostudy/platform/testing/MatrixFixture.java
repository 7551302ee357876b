package org.cytostudy.platform.testing;

import java.util.Map;

/**
 * What a feature puts into the project that the access matrix is called on. A bean of the test
 * class path; its names are the placeholders of the feature's rows.
 */
public interface MatrixFixture {
  /**
   * Makes things in the project, as its owner.
   *
   * @param project owned by {@code researcher}, with the viewer {@code viewer}
   * @return placeholder → value
   */
  Map<String, String> prepare(String project);

  /** Called every few seconds while what was made is in use, for what ends when nobody beats. */
  default void keepAlive() {}
}
