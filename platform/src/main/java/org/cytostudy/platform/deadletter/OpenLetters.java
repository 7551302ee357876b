package org.cytostudy.platform.deadletter;

/** Letters that nobody has to look at any more. */
public interface OpenLetters {

  /** Closes what is open of this message: what it is about went on by another way. */
  void settle(String endpoint, String body);
}
