package org.cytostudy.runner.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.runner.data.Embedding;

/** A trained area classifier. */
public sealed interface Probe permits LogisticProbe, MlpProbe, NearestNeighboursProbe {

  /** Which kind of classifier it is. */
  ProbeSpec.Kind kind();

  /** The areas it can name, in the order of its class numbers. */
  List<String> areas();

  /** Features of a row. */
  int dimension();

  /**
   * Classifies rows.
   *
   * @param features all rows, each {@link #dimension()} long
   * @param rows which of them to classify
   * @param threads CPU threads to use; the result does not depend on it
   */
  Predictions predict(Embedding features, int[] rows, int threads);

  /**
   * What a probe says, one element a row.
   *
   * @param classes the most probable class
   * @param probabilities its probability, 0–1
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  record Predictions(int[] classes, float[] probabilities) {}

  /**
   * Trains a classifier of anything that rows can be divided into.
   *
   * @param features all rows
   * @param rows which of them to learn from
   * @param labels class of each of those, an index into {@code classes}
   * @param classes their names
   * @param settings penalty, hidden units and iterations; its kinds are not looked at
   * @param threads CPU threads to use; the probe does not depend on it
   */
  static Probe train(
      ProbeSpec.Kind kind,
      Embedding features,
      int[] rows,
      int[] labels,
      List<String> classes,
      ProbeSpec settings,
      long seed,
      int threads) {
    return new ProbeTrainer(new FeatureMatrix(features, rows), labels, classes)
        .train(kind, settings, seed, threads, (iteration, loss) -> {})
        .probe();
  }

  /** Writes it as safetensors. */
  void write(Path file) throws IOException;

  /**
   * Which kind of probe a file holds; a ridge regression is read by {@link RidgeProbe#read}.
   *
   * @throws IOException if the file cannot be read or is no probe
   */
  static ProbeSpec.Kind kindOf(Path file) throws IOException {
    return ProbeFile.kind(file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the file cannot be read or is no probe
   */
  static Probe read(Path file) throws IOException {
    return ProbeFile.read(file);
  }
}
