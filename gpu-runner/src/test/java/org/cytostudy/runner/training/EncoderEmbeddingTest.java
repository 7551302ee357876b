package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.embedding.EmbedStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a model that pretraining wrote to features, across both rooms' files. */
class EncoderEmbeddingTest {
  @TempDir Path folder;

  @Test
  void everyPatchGetsItsFeaturesWhateverTheBatchAndTheBytesRepeat() throws Exception {
    SyntheticPatchset patchset = SyntheticPatchset.create(folder);
    PretrainSpec pretrain = SyntheticPatchset.spec(SyntheticPatchset.spatial(), 3);
    new PretrainStep()
        .run(
            pretrain,
            new RecordingContext(
                patchset.manifest(pretrain, 1), patchset.store(), folder.resolve("train")));
    List<InputRef> inputs = new ArrayList<>(patchset.inputs());
    inputs.add(
        SyntheticPatchset.store(
            patchset.store(),
            "model",
            "model.safetensors",
            ArtefactKind.MODEL,
            folder.resolve("train/model.safetensors")));

    RecordingContext large = embed(patchset, inputs, 200, "large");
    RecordingContext again = embed(patchset, inputs, 200, "again");
    embed(patchset, inputs, 7, "small");
    assertThat(again.published)
        .isEqualTo(large.published)
        .containsOnlyKeys("embedding.safetensors", "embedding.parquet");

    Embedding features = Embedding.read(folder.resolve("large/embedding.safetensors"));
    assertThat(features.rows()).isEqualTo(patchset.index().rows().size());
    assertThat(features.dimension()).isEqualTo(32);
    Embedding small = Embedding.read(folder.resolve("small/embedding.safetensors"));
    for (int row = 0; row < features.rows(); row++) {
      assertThat(small.row(row)).containsExactly(features.row(row), within(1e-4f));
    }
    assertThat(features.row(0)).isNotEqualTo(features.row(20));
    assertThat(tableRow(folder.resolve("large/embedding.parquet"), 5))
        .containsExactly(features.row(5));
  }

  private RecordingContext embed(
      SyntheticPatchset patchset, List<InputRef> inputs, int batch, String name) throws Exception {
    EmbedSpec spec = new EmbedSpec(EmbedSpec.Feature.ENCODER, batch, 32);
    RecordingContext context =
        new RecordingContext(
            new JobManifest(JobManifest.VERSION, spec, inputs, 1, 1),
            patchset.store(),
            folder.resolve(name));
    new EmbedStep().run(spec, context);
    return context;
  }

  private static float[] tableRow(Path parquet, long patchId) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT unnest(features) FROM read_parquet('"
                    + parquet
                    + "') WHERE patch_id = "
                    + patchId)) {
      List<Float> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getFloat(1));
      }
      float[] row = new float[values.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = values.get(i);
      }
      return row;
    }
  }
}
