package org.cytostudy.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.AssignedSection;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.runner.study.ByHand.Done;

/**
 * The six rows of the area-classification study, from an empty folder to its report, one manifest
 * after the other.
 */
final class SixRows {
  static final String SPATIAL_NCE = "spatial-nce";
  static final String SIMCLR = "simclr";
  static final String UNTRAINED = "untrained";
  static final String PROFILE = "intensity-profile";
  static final String PROFILE_TEXTURE = "profile-texture";
  static final String POSITION = "position-only";

  /**
   * How large it is.
   *
   * @param sample its sections are filled in from the phantom's mapping
   * @param encoders by variant; rows of encoders that are left out are left out
   * @param heldOutEvery each so-manieth section of a brain that is trained on is held out
   */
  record Size(
      PhantomSpec phantom,
      SampleSpec sample,
      SequencedMap<String, PretrainSpec> encoders,
      int embedBatch,
      int profileBins,
      ProbeSpec probe,
      ProbeSpec positionProbe,
      EvaluateSpec evaluate,
      int heldOutEvery) {}

  /** All outputs of all steps in order, and the report. */
  record Result(SequencedMap<String, Done> steps, StudyReport report) {

    Done step(String name) {
      return Objects.requireNonNull(steps.get(name));
    }

    /** Hash of every output by step and name. */
    Map<String, String> hashes() {
      Map<String, String> hashes = new LinkedHashMap<>();
      steps.forEach(
          (step, done) ->
              done.outputs().forEach(o -> hashes.put(step + "/" + o.name(), o.sha256().hex())));
      return hashes;
    }
  }

  private final ByHand hand;
  private final Size size;
  private final long seed;
  private final int threads;
  private final SequencedMap<String, Done> steps = new LinkedHashMap<>();

  SixRows(ByHand hand, Size size, long seed, int threads) {
    this.hand = hand;
    this.size = size;
    this.seed = seed;
    this.threads = threads;
  }

  Result run() throws IOException {
    Done phantom = step("phantom", size.phantom(), List.of());
    SectionMapping mapping =
        CytostudyJson.mapper()
            .readValue(phantom.file(ArtefactKind.SECTION_MAPPING).toFile(), SectionMapping.class);
    Map<String, FileResult> accepted = ingest(phantom);
    Done sample = sample(phantom, mapping, accepted);
    InputRef split = hand.storeJson("split", "split.json", ArtefactKind.SPLIT, split(mapping));
    List<ReportSpec.Row> rows = new ArrayList<>();
    List<InputRef> evaluations = new ArrayList<>();
    List<String> variants = new ArrayList<>(size.encoders().keySet());
    variants.addAll(List.of(PROFILE, PROFILE_TEXTURE, POSITION));
    for (String variant : variants) {
      Done evaluation = variant(variant, sample, split);
      OutputRef output = evaluation.output(ArtefactKind.EVALUATION);
      String name = variant + ".json";
      evaluations.add(
          InputRef.stored("evaluation", name, output.kind(), output.sha256(), output.bytes()));
      rows.add(new ReportSpec.Row(variant, seed, name));
    }
    Done report =
        step(
            "report",
            new ReportSpec(
                "Do features learned from neighbourhood tell areas on an unseen brain?",
                "Synthetic cortex; not CytoNet's numbers",
                rows,
                Stream.of(UNTRAINED, SIMCLR, PROFILE)
                    .filter(variants::contains)
                    .map(other -> new ReportSpec.Comparison(SPATIAL_NCE, other))
                    .toList()),
            evaluations);
    return new Result(
        steps,
        CytostudyJson.mapper()
            .readValue(report.file(ArtefactKind.REPORT).toFile(), StudyReport.class));
  }

  private Done step(String name, StepSpec spec, List<InputRef> inputs) throws IOException {
    Done done = hand.work(spec, seed, threads, inputs);
    steps.put(name, done);
    return done;
  }

  private Map<String, FileResult> ingest(Done phantom) throws IOException {
    Done ingest =
        step(
            "ingest",
            new IngestSpec(Map.of(), 200, 256),
            phantom.allAs("image", ArtefactKind.SECTION_IMAGE));
    IngestReport report =
        CytostudyJson.mapper()
            .readValue(ingest.file(ArtefactKind.INGEST_REPORT).toFile(), IngestReport.class);
    assertThat(report.files())
        .allSatisfy(file -> assertThat(file.verdict()).isEqualTo(IngestReport.Verdict.ACCEPTED));
    assertThat(ingest.outputs(ArtefactKind.THUMBNAIL)).hasSameSizeAs(report.files());
    return report.files().stream().collect(Collectors.toMap(FileResult::name, file -> file));
  }

  private Done sample(Done phantom, SectionMapping mapping, Map<String, FileResult> accepted)
      throws IOException {
    List<SampledSection> sections = new ArrayList<>();
    for (SectionMapping.Entry entry : mapping.entries()) {
      FileResult file = Objects.requireNonNull(accepted.get(entry.file()));
      sections.add(
          new SampledSection(
              entry.brain(),
              entry.hemisphere(),
              entry.block(),
              entry.section(),
              entry.file(),
              file.sha256(),
              Objects.requireNonNull(file.image()).pixelSizeUm(),
              entry.annotations(),
              null));
    }
    return step(
        "sample",
        new SampleSpec(
            size.sample().patchPx(),
            size.sample().pixelSizeUm(),
            size.sample().patchesPerSection(),
            size.sample().topMarginMm(),
            sections),
        ByHand.inputs(
            phantom.allAs("image", ArtefactKind.SECTION_IMAGE),
            phantom.allAs("registration", ArtefactKind.REGISTRATION),
            phantom.allAs("annotations", ArtefactKind.ANNOTATIONS)));
  }

  /** The last brain is unseen; of the others each so-manieth section is held out. */
  private Split split(SectionMapping mapping) {
    TreeSet<String> brains =
        mapping.entries().stream()
            .map(SectionMapping.Entry::brain)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Split(
        mapping.entries().stream()
            .map(
                entry ->
                    new AssignedSection(
                        entry.brain(),
                        entry.section(),
                        entry.brain().equals(brains.last())
                            ? Role.UNSEEN_BRAIN
                            : entry.section() % size.heldOutEvery() == 0
                                ? Role.HELD_OUT_SECTION
                                : Role.TRAIN))
            .toList());
  }

  private Done variant(String variant, Done sample, InputRef split) throws IOException {
    List<InputRef> patches =
        ByHand.inputs(
            List.of(sample.as("patch-index", ArtefactKind.PATCH_INDEX)),
            sample.allAs("patch-shard", ArtefactKind.PATCH_SHARD));
    Feature feature =
        switch (variant) {
          case PROFILE -> Feature.PROFILE;
          case PROFILE_TEXTURE -> Feature.PROFILE_TEXTURE;
          case POSITION -> Feature.POSITION;
          default -> Feature.ENCODER;
        };
    List<InputRef> model = List.of();
    PretrainSpec encoder = size.encoders().get(variant);
    if (encoder != null) {
      Done pretrain = step(variant + "/pretrain", encoder, ByHand.inputs(patches, List.of(split)));
      model = List.of(pretrain.as("model", ArtefactKind.MODEL));
    }
    Done embed =
        step(
            variant + "/embed",
            new EmbedSpec(feature, size.embedBatch(), size.profileBins()),
            ByHand.inputs(patches, model));
    List<InputRef> features =
        List.of(
            sample.as("patch-index", ArtefactKind.PATCH_INDEX),
            embed.as("embedding-tensor", ArtefactKind.EMBEDDING_TENSOR),
            split);
    Done probe =
        step(
            variant + "/probe",
            feature == Feature.POSITION ? size.positionProbe() : size.probe(),
            features);
    return step(
        variant + "/evaluate",
        size.evaluate(),
        ByHand.inputs(features, probe.allAs("probe", ArtefactKind.PROBE)));
  }
}
