package org.cytostudy.runner.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;

/**
 * Three brains of six sections with forty patches along 40 mm, in four areas of 10 mm, P, Q, R and
 * S, whose borders are at the same place in all of them. Of brains A and B the last two sections
 * are held out, brain C is unseen. What the features are is said by the test.
 */
final class TaskData {
  static final int SECTIONS = 6;
  static final int PER_SECTION = 40;
  static final int PATCHES = 3 * SECTIONS * PER_SECTION;
  static final String HELD_OUT = "held-out-section";
  static final String UNSEEN = "unseen-brain";
  private static final List<String> BRAINS = List.of("A", "B", "C");
  private static final List<String> AREAS = List.of("P", "Q", "R", "S");

  private final Path folder;
  private final ByHand hand;
  private final List<InputRef> more = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();

  TaskData(Path folder) {
    this.folder = folder;
    this.hand = new ByHand(folder);
    for (int i = 0; i < PATCHES; i++) {
      double uMm = i % PER_SECTION + 0.5;
      int section = i / PER_SECTION % SECTIONS;
      rows.add(
          new Row(
              i,
              BRAINS.get(i / (SECTIONS * PER_SECTION)),
              "left",
              "a",
              section,
              "0".repeat(64),
              "shard",
              i,
              0,
              0,
              0,
              PatchPlace.onSheet("sheet", uMm, 4 * section),
              uMm,
              2.5,
              AREAS.get((int) (uMm / 10)),
              toBorder(uMm)));
    }
  }

  private static double toBorder(double uMm) {
    return Arrays.stream(new double[] {10, 20, 30})
        .map(border -> Math.abs(uMm - border))
        .min()
        .orElseThrow();
  }

  /** Number of the patch's area. */
  int area(int patch) {
    return (int) (rows.get(patch).arcMm() / 10);
  }

  /** Number of the patch's brain. */
  int brain(int patch) {
    return BRAINS.indexOf(rows.get(patch).brain());
  }

  ByHand hand() {
    return hand;
  }

  /** One more input of the task. */
  TaskData with(InputRef input) {
    more.add(input);
    return this;
  }

  /** What is known of the patches. */
  TaskData measured(SequencedMap<String, double[]> columns) throws IOException {
    Path file = folder.resolve("measures.parquet");
    new PatchMeasures(columns).write(file);
    return with(
        hand.store("patch-measures", "measures.parquet", ArtefactKind.PATCH_MEASURES, file));
  }

  /** Puts a task to features. */
  TaskResult ask(TaskSpec task, Feature feature, long seed, IntFunction<float[]> features)
      throws IOException {
    return CytostudyJson.mapper()
        .readValue(
            work(task, feature, seed, features).file(ArtefactKind.TASK_RESULT).toFile(),
            TaskResult.class);
  }

  TaskResult ask(TaskSpec task, IntFunction<float[]> features) throws IOException {
    return ask(task, Feature.ENCODER, 1, features);
  }

  Done work(TaskSpec task, Feature feature, long seed, IntFunction<float[]> features)
      throws IOException {
    Path index = folder.resolve("index.parquet");
    PatchIndex.write(index, rows);
    int dimension = features.apply(0).length;
    float[] values = new float[PATCHES * dimension];
    for (int i = 0; i < PATCHES; i++) {
      System.arraycopy(features.apply(i), 0, values, i * dimension, dimension);
    }
    Path embedding = folder.resolve("embedding.safetensors");
    try (Embedding.Writer writer = Embedding.create(embedding, feature, dimension, PATCHES)) {
      writer.write(0, PATCHES, values);
    }
    List<Split.AssignedSection> split = new ArrayList<>();
    for (int s = 0; s < SECTIONS; s++) {
      Role role = s < 4 ? Role.TRAIN : Role.HELD_OUT_SECTION;
      split.add(new Split.AssignedSection("A", s, role));
      split.add(new Split.AssignedSection("B", s, role));
      split.add(new Split.AssignedSection("C", s, Role.UNSEEN_BRAIN));
    }
    List<InputRef> inputs = new ArrayList<>(more);
    inputs.add(hand.store("patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, index));
    inputs.add(
        hand.store(
            "embedding-tensor", "embedding.safetensors", ArtefactKind.EMBEDDING_TENSOR, embedding));
    inputs.add(hand.storeJson("split", "split.json", ArtefactKind.SPLIT, new Split(split)));
    return hand.work(new TaskStepSpec("task", task, 100), seed, 1, inputs);
  }

  static Figure figure(TaskResult result, String name, String part) {
    return result.figures().stream()
        .filter(figure -> figure.name().equals(name) && figure.part().equals(part))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(name + " of " + part + " is not in " + result.figures()));
  }

  static double value(TaskResult result, String name, String part) {
    return figure(result, name, part).value();
  }
}
