package org.cytostudy.runner.training;

/** First element of a random generator's path, so that no two uses share a sequence. */
enum Purpose {
  BATCH(1),
  VIEW(2),
  COORDINATE_SHUFFLE(3),
  INPUT_SCALE(4),
  STATISTICS(5),
  NOISE_TABLE(6);

  private final long code;

  Purpose(long code) {
    this.code = code;
  }

  long code() {
    return code;
  }
}
