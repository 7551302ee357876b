package org.cytostudy.runner.embedding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.BatchSize;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/** The embed step: streams the patches in index order through one {@link FeatureExtractor}. */
public final class EmbedStep implements Step<EmbedSpec> {
  private static final String TENSOR = "embedding.safetensors";
  private static final String TABLE = "embedding.parquet";

  @Override
  public void run(EmbedSpec spec, StepContext context) throws IOException {
    PatchIndex index = PatchIndex.read(context.input("patch-index").path());
    if (index.rows().isEmpty()) {
      throw StepFailure.data(
          "patchset-empty",
          "The patch index has no rows",
          "input patch-index",
          "Sample patches from at least one section");
    }
    Map<String, PatchShard> shards = new HashMap<>();
    try (FeatureExtractor extractor = FeatureCatalogue.open(spec, index, context)) {
      for (StepContext.InputFile file : context.inputs("patch-shard")) {
        shards.put(file.ref().name(), PatchShard.open(file.path()));
      }
      Path tensor = context.output(TENSOR);
      try (Embedding.Writer writer =
          Embedding.create(tensor, spec.feature(), extractor.dimension(), index.rows().size())) {
        compute(spec, context, index, shards, extractor, writer);
      }
      Embedding embedding = Embedding.read(tensor);
      EmbeddingTable.write(context.output(TABLE), embedding, context.scratch());
      Map<String, String> attributes =
          Map.of(
              "feature",
              spec.feature().wireName(),
              "dimension",
              Integer.toString(embedding.dimension()),
              "patches",
              Integer.toString(embedding.rows()));
      context.publish(
          TENSOR, ArtefactKind.EMBEDDING_TENSOR, "application/octet-stream", attributes);
      context.publish(
          TABLE, ArtefactKind.EMBEDDING_TABLE, "application/vnd.apache.parquet", attributes);
    } finally {
      for (PatchShard shard : shards.values()) {
        shard.close();
      }
    }
  }

  private static void compute(
      EmbedSpec spec,
      StepContext context,
      PatchIndex index,
      Map<String, PatchShard> shards,
      FeatureExtractor extractor,
      Embedding.Writer writer)
      throws IOException {
    List<PatchIndex.Row> rows = index.rows();
    int side = shard(shards, rows.getFirst()).sidePx();
    BatchSize.check("batch", spec.batch(), side);
    byte[] pixels = new byte[spec.batch() * side * side];
    byte[] one = new byte[side * side];
    float[] features = new float[spec.batch() * extractor.dimension()];
    for (int from = 0; from < rows.size(); from += spec.batch()) {
      if (context.stopRequested()) {
        throw new StoppedException();
      }
      List<PatchIndex.Row> batch = rows.subList(from, Math.min(rows.size(), from + spec.batch()));
      for (int i = 0; i < batch.size(); i++) {
        PatchShard shard = shard(shards, batch.get(i));
        if (shard.sidePx() != side) {
          throw StepFailure.data(
              "patch-size-mixed",
              "Shards hold patches of " + side + " and of " + shard.sidePx() + " pixels",
              batch.get(i).shard(),
              "Sample all brains with one patch size");
        }
        shard.read(batch.get(i).shardRow(), one);
        System.arraycopy(one, 0, pixels, i * one.length, one.length);
      }
      extractor.extract(batch, pixels, side, features);
      writer.write(from, batch.size(), features);
      context.progress(new Progress(from + batch.size(), rows.size(), "patches"));
    }
  }

  private static PatchShard shard(Map<String, PatchShard> shards, PatchIndex.Row row) {
    PatchShard shard = shards.get(row.shard());
    if (shard == null) {
      throw StepFailure.data(
          "patch-shard-missing",
          "The index names a shard that is no input of this step",
          row.shard(),
          "Give all shards of the patchset");
    }
    return shard;
  }
}
