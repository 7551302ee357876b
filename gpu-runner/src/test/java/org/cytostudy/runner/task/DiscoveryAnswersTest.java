package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.runner.task.TaskWorld.HELD_OUT;
import static org.cytostudy.runner.task.TaskWorld.UNSEEN;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.task.TaskSpec.Discovery;
import org.cytostudy.core.task.TaskSpec.Merged;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.task.TaskWorld.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region with two areas in it, and one where nothing divides them. */
class DiscoveryAnswersTest {
  private static final Discovery TASK =
      new Discovery(List.of(new Merged("AB", List.of("A", "B"))), List.of("C", "D"), 4, 3, 3, 99);

  @TempDir Path folder;
  private TaskWorld world;

  @BeforeEach
  void start() {
    world = new TaskWorld(folder);
  }

  @Test
  void findsTwoAreasAgainAndSplitsNoneThatIsOne() throws IOException, SQLException {
    Done done = world.work(TASK, 1, world.inputs(TaskWorld.areas(0.12), Map.of()));
    Answer answer = TaskWorld.answer(done);
    for (String part : List.of(HELD_OUT, UNSEEN)) {
      for (String method : List.of("", "gmm/")) {
        assertThat(answer.value(method + "clusters/AB", part)).as(method + part).isEqualTo(2);
        assertThat(answer.value(method + "ari/AB", part)).isGreaterThan(0.95);
        assertThat(answer.value(method + "nmi/AB", part)).isGreaterThan(0.9);
        // One border through the middle: of smooth random labels some are the same by chance.
        assertThat(answer.nullP(method + "ari/AB", part)).isLessThan(0.1);
        assertThat(answer.value(method + "seed-stability/AB", part)).isGreaterThan(0.8);
        assertThat(answer.value(method + "brain-stability/AB", part)).isGreaterThan(0.8);
      }
      assertThat(answer.value("silhouette/AB", part)).isGreaterThan(0.2);
      assertThat(answer.value("no-split", part)).isEqualTo(1);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT cluster) FROM read_parquet('%s') WHERE part ="
                        .formatted(done.file(ArtefactKind.CLUSTERS))
                    + " 'unseen-brain' AND method = 'k-means'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(320);
      assertThat(rows.getInt(2)).isEqualTo(2);
    }
  }

  @Test
  void splitsNothingWhereFeaturesDoNot() throws IOException {
    Answer answer =
        world.ask(
            TASK,
            world.inputs(
                (spot, random) ->
                    new double[] {
                      random.nextGaussian(), random.nextGaussian(), random.nextGaussian()
                    },
                Map.of()));
    assertThat(answer.value("clusters/AB", UNSEEN)).isEqualTo(1);
    assertThat(answer.value("ari/AB", UNSEEN)).isLessThan(0.1);
    assertThat(answer.nullP("ari/AB", UNSEEN)).isGreaterThan(0.05);
  }

  @Test
  void smoothLabelsDoAsWellWhereFeaturesShowPlaceAlone() throws IOException {
    // Features drift along v: any smooth division along it agrees with any other.
    Answer answer =
        world.ask(
            TASK,
            world.inputs(
                (spot, random) -> new double[] {spot.v() + random.nextGaussian(), 1}, Map.of()));
    assertThat(answer.nullP("ari/AB", UNSEEN)).isGreaterThan(0.05);
  }

  @Test
  void saysWhatIsTooFew() throws IOException {
    Answer answer =
        world.ask(
            TASK,
            world.inputs(TaskWorld.areas(0.1), Map.of(), spot -> spot.area() == 2 ? "C" : null));
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("clusters/AB"));
    assertThat(answer.has("ari/AB")).isFalse();
    assertThat(answer.has("clusters/C")).isTrue();
  }
}
