package org.cytostudy.platform.deadletter;

/** What became of a dead letter. */
enum Closing {
  /** It was sent again. */
  REPLAYED("replayed"),
  /** An administrator put it aside. */
  DISMISSED("dismissed"),
  /** What it is about went on by another way. */
  SETTLED("settled");

  private final String says;

  Closing(String says) {
    this.says = says;
  }

  /** For a sentence. */
  String says() {
    return says;
  }
}
