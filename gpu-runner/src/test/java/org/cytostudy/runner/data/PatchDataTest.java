package org.cytostudy.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchDataTest {
  @TempDir Path folder;

  private static Row row(long id, boolean labelled) {
    return new Row(
        id,
        "B" + id % 3,
        "left",
        "block 'a'",
        (int) (id / 10),
        Sha256.of("image").hex(),
        "shards/B1.safetensors",
        (int) id,
        id + 0.25,
        1e6 / (id + 1),
        -12.5,
        PatchPlace.onSheet("phantom-sheet/2", Math.sqrt((double) id), 0.1 * id),
        id * 0.3,
        2.5,
        labelled ? "V1" : null,
        labelled ? 1.5 : null);
  }

  private static List<Row> rows(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i, i % 4 != 0));
    }
    return rows;
  }

  @Test
  void readsBackPlacesOnASurfaceAndOffIt() throws IOException {
    PatchPlace on =
        new PatchPlace(
            "lab@1",
            new Reference.Place(new PointMm(-40.25, 1, 7), new OnSurface(31, 0.25, 17)),
            new PatchPlace.MeshVersion("mid@1", Sha256.of("mesh")),
            DepthModel.EQUIVOLUMETRIC,
            ContourOrigin.ESTIMATED);
    PatchPlace off =
        new PatchPlace(
            "lab@1",
            new Reference.Place(new PointMm(-40.25, 1, 7), null),
            null,
            DepthModel.LAPLACE,
            ContourOrigin.IMPORTED);
    List<Row> rows = List.of(placed(0, on), placed(1, off), placed(2, on));
    Path file = folder.resolve("places.parquet");
    PatchIndex.write(file, rows);
    assertThat(PatchIndex.read(file).rows()).isEqualTo(rows);
  }

  private static Row placed(long id, PatchPlace place) {
    Row row = row(id, true);
    return new Row(
        id,
        row.brain(),
        row.hemisphere(),
        row.block(),
        row.section(),
        row.imageSha256(),
        row.shard(),
        row.shardRow(),
        row.xPx(),
        row.yPx(),
        row.angleDeg(),
        place,
        row.arcMm(),
        row.thicknessMm(),
        row.area(),
        row.borderMm());
  }

  @Test
  void readsIndexesFromBeforeThereWereSurfaces() throws Exception {
    Path whole = folder.resolve("whole.parquet");
    PatchIndex.write(whole, rows(30));
    Path old = folder.resolve("old.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * EXCLUDE (x_mm, y_mm, z_mm, vertex, off_surface_mm, cutting_angle_deg,"
              + " surface, surface_sha256, depth_model, contours) FROM read_parquet('"
              + whole
              + "')) TO '"
              + old
              + "' (FORMAT parquet)");
    }
    assertThat(PatchIndex.read(old).rows()).isEqualTo(rows(30));
  }

  @Test
  void refusesPatchesThatLieNowhere() throws Exception {
    Path whole = folder.resolve("whole.parquet");
    PatchIndex.write(whole, rows(3));
    Path nowhere = folder.resolve("nowhere.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * REPLACE (NULL::DOUBLE AS u_mm) FROM read_parquet('"
              + whole
              + "')) TO '"
              + nowhere
              + "' (FORMAT parquet)");
    }
    assertThatThrownBy(() -> PatchIndex.read(nowhere))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("patch 0 has neither u_mm, v_mm nor x_mm, y_mm, z_mm");
  }

  @Test
  void readsBackTheIndexItWroteBitForBit() throws IOException {
    Path file = folder.resolve("it's an index.parquet");
    PatchIndex.write(file, rows(1000));
    assertThat(PatchIndex.read(file).rows()).isEqualTo(rows(1000));
  }

  @Test
  void givesEqualBytesForEqualRows() throws IOException {
    // More than one row group, so that their order counts too.
    List<Row> rows = rows(120_000);
    PatchIndex.write(folder.resolve("a.parquet"), rows);
    PatchIndex.write(folder.resolve("b.parquet"), rows);
    assertThat(Sha256.of(folder.resolve("a.parquet")))
        .isEqualTo(Sha256.of(folder.resolve("b.parquet")));
  }

  @Test
  void refusesAGapInTheIdsAndAFileThatIsNoIndex() throws IOException {
    assertThatThrownBy(
            () -> PatchIndex.write(folder.resolve("a"), List.of(row(0, true), row(2, true))))
        .hasMessageContaining("next patch_id is 1");
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertThatThrownBy(() -> PatchIndex.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a patch index");
    assertThatThrownBy(() -> PatchIndex.read(folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tellsAFileThatIsNoIndexFromABrokenDisk() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertThatThrownBy(() -> PatchIndex.read(text)).isInstanceOf(FileFormatException.class);
    assertThatThrownBy(() -> PatchShard.open(text)).isInstanceOf(FileFormatException.class);
    assertThatThrownBy(() -> Embedding.read(text)).isInstanceOf(FileFormatException.class);
    assertThatThrownBy(() -> PatchIndex.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refusesASplitThatLeaks() throws IOException {
    Path split =
        Files.writeString(
            folder.resolve("split.json"),
            """
            {"sections": [{"brain": "B1", "section": 1, "role": "train"},
                          {"brain": "B1", "section": 2, "role": "unseen-brain"}]}
            """);
    assertThatThrownBy(() -> SplitRoles.read(split))
        .isInstanceOfSatisfying(
            StepFailure.class,
            failure -> {
              assertThat(failure.failure().category()).isEqualTo(FailureCategory.DATA);
              assertThat(failure.failure().code()).isEqualTo("split-leaks");
              assertThat(failure.failure().title()).contains("B1");
            });
    Files.writeString(split, "{\"sections\": 3}");
    assertThatThrownBy(() -> SplitRoles.read(split)).isInstanceOf(FileFormatException.class);
  }

  @Test
  void readsFeaturesBeyondTwoGigabytes() throws IOException {
    // Sparse on disk: only the rows that are written take room.
    Path file = folder.resolve("large.safetensors");
    int rows = 70_000;
    float[] row = new float[8192];
    try (Embedding.Writer writer =
        Embedding.create(file, EmbedSpec.Feature.ENCODER, row.length, rows)) {
      row[8191] = 0.1f;
      writer.write(rows - 1, 1, row);
    }
    assertThat(Files.size(file)).isGreaterThan(1L << 31);
    Embedding embedding = Embedding.read(file);
    assertThat(embedding.rows()).isEqualTo(rows);
    assertThat(embedding.feature()).isEqualTo(EmbedSpec.Feature.ENCODER);
    assertThat(embedding.row(rows - 1)).isEqualTo(row);
    assertThat(embedding.row(0)).containsOnly(0f);
    assertThatThrownBy(() -> embedding.row(rows)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void writesFeaturesAsTheSafetensorsWriterDoes() throws IOException {
    float[] values = {1, -2, 3.5f, Float.MIN_VALUE, 0.1f, 6};
    Path file = folder.resolve("features");
    Embeddings.write(file, 3, values);
    var tensors = new java.util.LinkedHashMap<String, Safetensors.Tensor>();
    tensors.put("features", Safetensors.Tensor.of(values, 2, 3));
    Path reference = folder.resolve("reference");
    new Safetensors(Map.of("feature", "encoder"), tensors).write(reference);
    assertThat(file).hasSameBinaryContentAs(reference);
  }

  @Test
  void saysHowManyPatchesFitIntoABatch() {
    BatchSize.check("batch", 32_767, 128);
    assertThatThrownBy(() -> BatchSize.check("batch", 32_768, 128))
        .isInstanceOfSatisfying(
            StepFailure.class,
            failure -> {
              assertThat(failure.failure().category()).isEqualTo(FailureCategory.USER);
              assertThat(failure.failure().code()).isEqualTo("batch-too-large");
              assertThat(failure.failure().where()).isEqualTo("manifest /spec/batch");
              assertThat(failure.failure().action()).contains("at most 32767 patches");
            });
  }

  @Test
  void readsPatchesBackInAnyOrder() throws IOException {
    Path file = folder.resolve("shard");
    try (PatchShard.Writer writer = PatchShard.create(file, "B1", 40, 5, 16)) {
      for (int row : new int[] {4, 0, 2, 1, 3}) {
        writer.write(row, patch(row));
      }
    }
    try (PatchShard shard = PatchShard.open(file)) {
      assertThat(shard.patches()).isEqualTo(5);
      assertThat(shard.sidePx()).isEqualTo(16);
      assertThat(shard.brain()).isEqualTo("B1");
      assertThat(shard.pixelSizeUm()).isEqualTo(40);
      byte[] into = new byte[256];
      for (int row = 0; row < 5; row++) {
        shard.read(row, into);
        assertThat(into).isEqualTo(patch(row));
      }
      assertThatThrownBy(() -> shard.read(5, into)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(Safetensors.map(file).tensor("patches").shape()).containsExactly(5, 1, 16, 16);
  }

  @Test
  void holdsABrainWithoutPatches() throws IOException {
    Path file = folder.resolve("shard");
    PatchShard.create(file, "B1", 40, 0, 16).close();
    try (PatchShard shard = PatchShard.open(file)) {
      assertThat(shard.patches()).isZero();
    }
  }

  @Test
  void refusesAFileThatIsNoShard() throws IOException {
    Path file = folder.resolve("other");
    var tensors = new java.util.LinkedHashMap<String, Safetensors.Tensor>();
    tensors.put("patches", Safetensors.Tensor.of(new float[] {1}, 1));
    new Safetensors(Map.of("brain", "B1"), tensors).write(file);
    assertThatThrownBy(() -> PatchShard.open(file)).hasMessageContaining("not a patch shard");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> PatchShard.open(file)).isInstanceOf(IOException.class);
  }

  private static byte[] patch(int row) {
    byte[] patch = new byte[256];
    Arrays.fill(patch, (byte) (200 + row));
    patch[row] = 1;
    return patch;
  }
}
