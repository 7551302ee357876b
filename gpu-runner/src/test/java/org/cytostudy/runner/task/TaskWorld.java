package org.cytostudy.runner.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.AssignedSection;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.Embeddings;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.jspecify.annotations.Nullable;

/**
 * Six brains of 8 sections of 40 patches, 2 mm apart: four are trained on but for every fourth
 * section, two are unseen. Four areas A–D follow one another along each section, 20 mm each. What
 * features and measures are, a test says.
 */
final class TaskWorld {
  static final String HELD_OUT = "held-out-section";
  static final String UNSEEN = "unseen-brain";
  static final int DRAWS = 50;
  private static final int BRAINS = 6;
  private static final int SECTIONS = 8;
  private static final int PATCHES = 40;

  private final Path folder;
  private final int trained;
  private final ByHand hand;
  private final List<Spot> spots = new ArrayList<>();

  /** A patch: u in [0, 80) mm along the section, v = 5 mm times its section. */
  record Spot(int brain, int section, double u, double v, int area) {
    double borderMm() {
      double within = u % 20;
      boolean first = u < 20;
      boolean last = u >= 60;
      return Math.min(first ? 20 : within, last ? 20 : 20 - within);
    }
  }

  /** Features of a patch; the generator is its own. */
  @FunctionalInterface
  interface Features {
    double[] of(Spot spot, SeededRandom random);
  }

  TaskWorld(Path folder) {
    this(folder, 4);
  }

  /** With another number of brains that are trained on. */
  TaskWorld(Path folder, int trained) {
    this.folder = folder;
    this.trained = trained;
    this.hand = new ByHand(folder);
    for (int brain = 1; brain <= BRAINS; brain++) {
      for (int section = 1; section <= SECTIONS; section++) {
        for (int p = 0; p < PATCHES; p++) {
          spots.add(new Spot(brain, section, 2 * p + 0.5, 5.0 * section, 2 * p / 20));
        }
      }
    }
  }

  ByHand hand() {
    return hand;
  }

  /** The areas one-hot, and noise of a SD. */
  static Features areas(double sd) {
    return (spot, random) -> {
      double[] features = new double[6];
      for (int j = 0; j < features.length; j++) {
        features[j] = (j == spot.area() ? 1 : 0) + sd * random.nextGaussian();
      }
      return features;
    };
  }

  List<InputRef> inputs(Features features, Map<String, ToDoubleFunction<Spot>> measures)
      throws IOException {
    return inputs(features, measures, spot -> "ABCD".substring(spot.area(), spot.area() + 1));
  }

  /** What an annotator drew at a patch. */
  @FunctionalInterface
  interface Labels {
    @Nullable String of(Spot spot);
  }

  List<InputRef> inputs(
      Features features, Map<String, ToDoubleFunction<Spot>> measures, Labels labels)
      throws IOException {
    int dimension = features.of(spots.getFirst(), SeededRandom.of(1)).length;
    float[] values = new float[spots.size() * dimension];
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      double[] own = features.of(spots.get(i), SeededRandom.of(17, i));
      for (int j = 0; j < dimension; j++) {
        values[i * dimension + j] = (float) own[j];
      }
      rows.add(row(i, spots.get(i), labels.of(spots.get(i))));
    }
    List<InputRef> inputs = new ArrayList<>();
    Path index = folder.resolve("index.parquet");
    PatchIndex.write(index, rows);
    inputs.add(hand.store("patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, index));
    Path embedding = folder.resolve("embedding.safetensors");
    Embeddings.write(embedding, dimension, values);
    inputs.add(
        hand.store(
            "embedding-tensor", "embedding.safetensors", ArtefactKind.EMBEDDING_TENSOR, embedding));
    inputs.add(hand.storeJson("split", "split.json", ArtefactKind.SPLIT, split()));
    if (!measures.isEmpty()) {
      SequencedMap<String, double[]> columns = new LinkedHashMap<>();
      measures.forEach((name, of) -> columns.put(name, spots.stream().mapToDouble(of).toArray()));
      Path file = folder.resolve("measures.parquet");
      new PatchMeasures(columns).write(file);
      inputs.add(
          hand.store("patch-measures", "measures.parquet", ArtefactKind.PATCH_MEASURES, file));
    }
    return inputs;
  }

  private static Row row(int id, Spot spot, @Nullable String area) {
    return new Row(
        id,
        "B" + spot.brain(),
        "left",
        "1",
        spot.section(),
        Sha256.of("image").hex(),
        "shard-B" + spot.brain(),
        id,
        0,
        0,
        0,
        PatchPlace.onSheet("sheet/1", spot.u(), spot.v()),
        spot.u(),
        2 + spot.u() / 80,
        area,
        area == null ? null : spot.borderMm());
  }

  private Split split() {
    List<AssignedSection> sections = new ArrayList<>();
    for (int brain = 1; brain <= BRAINS; brain++) {
      for (int section = 1; section <= SECTIONS; section++) {
        Role role = section % 4 == 0 ? Role.HELD_OUT_SECTION : Role.TRAIN;
        sections.add(
            new AssignedSection("B" + brain, section, brain > trained ? Role.UNSEEN_BRAIN : role));
      }
    }
    return new Split(sections);
  }

  Done work(TaskSpec task, int threads, List<InputRef> inputs) throws IOException {
    return hand.work(new TaskStepSpec("task", task, DRAWS), 5, threads, inputs);
  }

  /** The answer, by way of the worker and its JSON. */
  Answer ask(TaskSpec task, List<InputRef> inputs) throws IOException {
    return answer(work(task, 1, inputs));
  }

  static Answer answer(Done done) throws IOException {
    return new Answer(
        CytostudyJson.mapper()
            .readValue(done.file(ArtefactKind.TASK_RESULT).toFile(), TaskResult.class));
  }

  /** What a task said. */
  record Answer(TaskResult result) {
    Figure figure(String name, String part) {
      return result.figures().stream()
          .filter(figure -> figure.name().equals(name) && figure.part().equals(part))
          .reduce(
              (a, b) -> {
                throw new AssertionError("Two figures " + name + " of " + part);
              })
          .orElseThrow(() -> new AssertionError("No figure " + name + " in " + names()));
    }

    double value(String name, String part) {
      return figure(name, part).value();
    }

    double nullP(String name, String part) {
      Double p = figure(name, part).nullP();
      if (p == null) {
        throw new AssertionError(name + " has no null model");
      }
      return p;
    }

    boolean has(String name) {
      return result.figures().stream().anyMatch(figure -> figure.name().equals(name));
    }

    List<String> names() {
      return result.figures().stream().map(figure -> figure.name() + " " + figure.part()).toList();
    }

    List<String> notTestable() {
      return result.notTestable().stream().map(not -> not.figure() + ": " + not.reason()).toList();
    }
  }
}
