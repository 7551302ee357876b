package org.cytostudy.runner.data;

import java.util.regex.Pattern;

/** What a brain's file is called. */
public final class BrainFileName {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

  private BrainFileName() {}

  /**
   * The pseudonym, where it makes a file name; else a number.
   *
   * @param ordinal number of the brain within the step, from 0
   */
  public static String of(String brain, int ordinal) {
    return PLAIN_NAME.matcher(brain).matches() ? brain : "brain-" + ordinal;
  }
}
