package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.MeasureSpec;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.task.TaskResult;

/** Small made-up outputs of the shape that each kind of step promises. */
final class FakeOutputs {
  private static final int UPLOADS_AT_ONCE = 8;

  /** What files of the name below hold. */
  static final String DONOR = "Erika Mustermann";

  /** How the names of images begin that name their donor. */
  static final String DONOR_IMAGE = "donor-";

  private final FakeRunner runner;
  private final Lease lease;
  private final List<OutputRef> outputs = new ArrayList<>();
  private final Map<Sha256, byte[]> contents = new LinkedHashMap<>();

  FakeOutputs(FakeRunner runner, Lease lease) {
    this.runner = runner;
    this.lease = lease;
  }

  /** Uploads them and says what they are. */
  List<OutputRef> make() {
    add(lease.manifest().spec());
    try (ExecutorService threads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
      List<? extends Future<?>> uploads =
          contents.values().stream()
              .map(bytes -> threads.submit(() -> runner.upload(lease, bytes)))
              .toList();
      for (Future<?> upload : uploads) {
        upload.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return outputs;
  }

  private void add(StepSpec step) {
    switch (step) {
      case PhantomSpec spec -> phantom(spec);
      case IngestSpec spec -> ingest();
      case RibbonSpec spec -> ribbon(spec);
      case SampleSpec spec -> sample(spec);
      case TargetsSpec spec ->
          add(
              "patch-targets.parquet",
              ArtefactKind.PATCH_TARGETS,
              unique("targets " + spec.target()),
              Map.of());
      case PretrainSpec spec -> {
        add("model.safetensors", ArtefactKind.MODEL, unique("model"), Map.of());
        add("final.checkpoint", ArtefactKind.CHECKPOINT, unique("checkpoint"), Map.of());
      }
      case EmbedSpec spec -> {
        add("features.safetensors", ArtefactKind.EMBEDDING_TENSOR, unique("tensor"), Map.of());
        add("features.parquet", ArtefactKind.EMBEDDING_TABLE, unique("table"), Map.of());
      }
      case ProbeSpec spec ->
          spec.kinds()
              .forEach(
                  kind ->
                      add(
                          "probe-" + kind.wireName() + ".safetensors",
                          ArtefactKind.PROBE,
                          unique("probe" + kind),
                          Map.of()));
      case EvaluateSpec spec -> {
        add(
            "evaluation.json",
            ArtefactKind.EVALUATION,
            json(
                new EvaluationResult(
                    EmbedSpec.Feature.ENCODER,
                    8,
                    List.of("A", "B"),
                    List.of(),
                    List.of(),
                    List.of(lease.stepId().toString()))),
            Map.of());
      }
      case MeasureSpec spec ->
          add("measures.parquet", ArtefactKind.PATCH_MEASURES, unique("measures"), Map.of());
      case TaskStepSpec spec ->
          add(
              "task-result.json",
              ArtefactKind.TASK_RESULT,
              json(
                  new TaskResult(
                      spec.name(),
                      EmbedSpec.Feature.ENCODER,
                      8,
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(lease.stepId().toString()))),
              Map.of());
      case ReportSpec spec ->
          add(
              "report.json",
              ArtefactKind.REPORT,
              json(
                  new StudyReport(
                      spec.title(),
                      spec.note(),
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of("made up"))),
              Map.of());
    }
  }

  private void add(String name, ArtefactKind kind, byte[] bytes, Map<String, String> attributes) {
    Sha256 sha256 = Sha256.of(bytes);
    contents.put(sha256, bytes);
    outputs.add(
        new OutputRef(name, kind, sha256, bytes.length, "application/octet-stream", attributes));
  }

  private byte[] unique(String what) {
    return (what + " of step " + lease.stepId()).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(Object value) {
    try {
      return CytostudyJson.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void phantom(PhantomSpec spec) {
    List<SectionMapping.Entry> entries = new ArrayList<>();
    add("truth.json", ArtefactKind.TRUTH, unique("truth"), Map.of());
    // Brains of different tests must not meet in one project.
    String prefix = "B" + lease.manifest().seed() + "-";
    for (int b = 1; b <= spec.brains(); b++) {
      String brain = prefix + b;
      String registration = brain + "/registration.json";
      List<Registration.SectionRibbon> ribbons = new ArrayList<>();
      for (int s = 1; s <= spec.sectionsPerBrain(); s++) {
        String image = brain + "/" + s + ".tif";
        String annotations = brain + "/" + s + ".geojson";
        add(image, ArtefactKind.SECTION_IMAGE, unique("image " + image), Map.of());
        add(annotations, ArtefactKind.ANNOTATIONS, GEO_JSON, Map.of());
        entries.add(
            new SectionMapping.Entry(
                image,
                brain,
                "left",
                "1",
                s,
                s * 2.0,
                "coronal",
                20,
                "cell-body",
                null,
                null,
                registration,
                annotations,
                null));
        ribbons.add(new Registration.SectionRibbon(s, List.of()));
      }
      add(
          registration,
          ArtefactKind.REGISTRATION,
          json(new Registration(brain, "phantom-sheet/1", ribbons)),
          Map.of());
    }
    add("mapping.json", ArtefactKind.SECTION_MAPPING, json(new SectionMapping(entries)), Map.of());
  }

  private void ribbon(RibbonSpec spec) {
    Map<String, List<Registration.SectionRibbon>> ribbons = new TreeMap<>();
    List<RibbonReport.SectionResult> results = new ArrayList<>();
    for (RibbonSpec.RibbonSection section : spec.sections()) {
      ribbons
          .computeIfAbsent(section.brain(), brain -> new ArrayList<>())
          .add(new Registration.SectionRibbon(section.section(), List.of()));
      String depthMap = "depth/" + section.brain() + "/" + section.section() + ".png";
      add(
          depthMap,
          ArtefactKind.DEPTH_MAP,
          unique(depthMap),
          Map.of("image", section.imageSha256().hex()));
      results.add(
          new RibbonReport.SectionResult(
              section.brain(),
              section.section(),
              section.image(),
              section.imageSha256(),
              new RibbonReport.Found(
                  section.contours() == null ? ContourOrigin.ESTIMATED : ContourOrigin.IMPORTED,
                  100,
                  1,
                  24.75,
                  2.5,
                  spec.surface() == null ? null : 0,
                  spec.surface() == null ? null : 0.4,
                  spec.surface() == null ? null : 12.0,
                  depthMap),
              null,
              List.of()));
    }
    ribbons.forEach(
        (brain, sections) ->
            add(
                "registrations/" + brain + ".json",
                ArtefactKind.REGISTRATION,
                json(
                    new Registration(
                        Registration.FORMAT_VERSION,
                        brain,
                        spec.space().toString(),
                        spec.surface(),
                        spec.depthModel(),
                        sections)),
                Map.of("brain", brain)));
    add(
        "ribbon-report.json",
        ArtefactKind.RIBBON_REPORT,
        json(new RibbonReport(results)),
        Map.of());
  }

  private void ingest() {
    Map<String, Double> pixelSizes = ((IngestSpec) lease.manifest().spec()).suppliedPixelSizeUm();
    List<FileResult> files = new ArrayList<>();
    for (InputRef image : lease.manifest().inputs("image")) {
      String mask = "masks/" + image.name() + ".png";
      String thumbnail = "thumbnails/" + image.name() + ".png";
      add(mask, ArtefactKind.TISSUE_MASK, unique(mask), Map.of());
      add(thumbnail, ArtefactKind.THUMBNAIL, unique(thumbnail), Map.of());
      Double supplied = pixelSizes.get(image.name());
      boolean donor = image.name().startsWith(DONOR_IMAGE);
      String text = "personal-data/" + image.name() + "/text.json";
      if (donor) {
        String json = "{\"IFD 0, Artist\":\"" + DONOR + " " + UUID.randomUUID() + "\"}";
        add(text, ArtefactKind.PERSONAL_TEXT, json.getBytes(StandardCharsets.UTF_8), Map.of());
      }
      files.add(
          new FileResult(
              image.name(),
              Verdict.ACCEPTED,
              image.sha256(),
              image.bytes(),
              new IngestReport.Image(
                  100,
                  80,
                  supplied == null ? 40 : supplied,
                  supplied == null ? PixelSizeSource.TIFF_RESOLUTION : PixelSizeSource.SUPPLIED,
                  1,
                  1,
                  8,
                  "Deflate",
                  0.5,
                  mask,
                  thumbnail,
                  null,
                  null,
                  donor
                      ? List.of(
                          new PersonalItem(PersonalKind.TEXT, text),
                          new PersonalItem(PersonalKind.LABEL, null))
                      : List.of()),
              null,
              List.of()));
    }
    add("report.json", ArtefactKind.INGEST_REPORT, json(new IngestReport(files)), Map.of());
  }

  private void sample(SampleSpec spec) {
    Map<String, Integer> patches = new LinkedHashMap<>();
    spec.sections().forEach(s -> patches.merge(s.brain(), spec.patchesPerSection(), Integer::sum));
    patches.forEach(
        (brain, count) ->
            add(
                brain + ".safetensors",
                ArtefactKind.PATCH_SHARD,
                unique("shard " + brain),
                Map.of("brain", brain, "patches", count.toString())));
    add("index.parquet", ArtefactKind.PATCH_INDEX, unique("index"), Map.of());
  }

  private static final byte[] GEO_JSON =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",
       "id":"7f6b1c52-7f6a-4a58-9f0f-3d5c2f1b6a01",
       "geometry":{"type":"Polygon","coordinates":[[[0,0],[50,0],[50,40],[0,40],[0,0]]]},
       "properties":{"objectType":"annotation","classification":{"name":"FD"}}}]}
      """
          .getBytes(StandardCharsets.UTF_8);
}
