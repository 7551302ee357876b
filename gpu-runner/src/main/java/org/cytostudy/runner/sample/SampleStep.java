package org.cytostudy.runner.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.BrainFileName;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchLayers;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.sample.SectionSampler.PlannedSection;
import org.cytostudy.runner.worker.InOrder;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Cuts patches, brain by brain and several sections at once; see {@link SampleSpec}. Patches go
 * straight to their places in the shard and rows straight into the index, so that memory does not
 * grow with their number.
 */
public final class SampleStep implements Step<SampleSpec> {
  private static final String INDEX = "patch-index.parquet";
  private static final String BYTES = "application/octet-stream";

  @Override
  public void run(SampleSpec spec, StepContext context) throws IOException {
    Map<String, List<SampledSection>> brains = sectionsByBrain(spec);
    Map<String, InputFile> registrations = Registrations.byBrain(context, brains.keySet());
    SectionSampler sampler = new SectionSampler(spec, context);
    long patches = 0;
    int sectionsDone = 0;
    try (PatchIndex.Writer index = PatchIndex.writer(context.output(INDEX))) {
      int ordinal = 0;
      for (Map.Entry<String, List<SampledSection>> brain : brains.entrySet()) {
        String file = BrainFileName.of(brain.getKey(), ordinal++) + ".safetensors";
        List<PlannedSection> planned =
            sampler.plan(brain.getValue(), Registrations.get(registrations, brain.getKey()));
        if (sampler.cutsLayers()) {
          context.log(Severity.INFO, layersOf(brain.getKey(), planned));
        }
        patches += sampleBrain(context, sampler, planned, file, patches, sectionsDone, index);
        sectionsDone += planned.size();
      }
      if (patches == 0) {
        throw StepFailure.data(
            "no-patches",
            "No ribbon is as long as a patch is wide, or all of it is excluded",
            "spec /patchPx, /pixelSizeUm",
            "Take smaller patches, or check the registration's arc lengths (mm) and what is excluded");
      }
      index.finish();
    }
    context.publish(
        INDEX,
        ArtefactKind.PATCH_INDEX,
        "application/vnd.apache.parquet",
        Map.of(
            "patches", Long.toString(patches),
            "sections", Integer.toString(spec.sections().size()),
            "patchPx", Integer.toString(spec.patchPx()),
            "pixelSizeUm", Double.toString(spec.pixelSizeUm())));
  }

  private static Map<String, List<SampledSection>> sectionsByBrain(SampleSpec spec) {
    Set<String> seen = new HashSet<>();
    Map<String, List<SampledSection>> brains = new LinkedHashMap<>();
    for (SampledSection section : spec.sections()) {
      if (!seen.add(section.brain() + "/" + section.section())) {
        throw StepFailure.user(
            "manifest-invalid",
            "Section " + section.section() + " of brain " + section.brain() + " is named twice",
            "manifest /spec/sections",
            "Name each section once");
      }
      brains.computeIfAbsent(section.brain(), b -> new ArrayList<>()).add(section);
    }
    return brains;
  }

  private static long sampleBrain(
      StepContext context,
      SectionSampler sampler,
      List<PlannedSection> planned,
      String file,
      long firstPatchId,
      int sectionsBefore,
      PatchIndex.Writer index)
      throws IOException {
    String brain = planned.getFirst().section().brain();
    int patches = planned.stream().mapToInt(PlannedSection::patches).sum();
    int total = context.manifest().inputs("image").size();
    int[] done = {sectionsBefore};
    String shard = "shards/" + file;
    String layers = "layers/" + file;
    try (PatchShard.Writer writer = sampler.createShard(context.output(shard), brain, patches);
        PatchLayers masks =
            sampler.cutsLayers()
                ? sampler.createLayers(context.output(layers), brain, patches)
                : null) {
      InOrder.<PlannedSection, List<PatchIndex.Row>>run(
          planned,
          context.manifest().threads(),
          section -> {
            if (context.stopRequested()) {
              throw new StoppedException();
            }
            return sampler.sample(section, shard, firstPatchId, writer, masks);
          },
          rows -> {
            for (PatchIndex.Row row : rows) {
              index.add(row);
            }
            done[0]++;
            context.progress(new Progress(done[0], Math.max(total, done[0]), "sections"));
          });
    }
    if (patches == 0) {
      context.log(
          Severity.WARN,
          "Brain " + brain + " gives no patches: its ribbons are too short, or excluded");
    }
    Map<String, String> attributes = Map.of("brain", brain, "patches", Integer.toString(patches));
    context.publish(shard, ArtefactKind.PATCH_SHARD, BYTES, attributes);
    if (sampler.cutsLayers()) {
      context.publish(layers, ArtefactKind.PATCH_LAYERS, BYTES, attributes);
    }
    return patches;
  }

  private static String layersOf(String brain, List<PlannedSection> planned) {
    long annotated =
        planned.stream().filter(section -> !section.drawings().layers().isEmpty()).count();
    return "Brain %s: layers are annotated on %d of %d sections"
        .formatted(brain, annotated, planned.size());
  }
}
