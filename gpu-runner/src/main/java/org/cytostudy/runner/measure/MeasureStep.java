package org.cytostudy.runner.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.MeasureSpec;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.phantom.PhantomTruth;
import org.cytostudy.runner.phantom.SectionTruth;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/** Says what phantoms know of each patch; see {@link MeasureSpec}. */
public final class MeasureStep implements Step<MeasureSpec> {
  private static final String OUTPUT = "measures.parquet";
  private static final int PROGRESS_EVERY = 10_000;

  /** A patch whose anchor lies farther from its column is of another ribbon than the phantom's. */
  private static final double MOST_OFF_MM = .5;

  @Override
  public void run(MeasureSpec spec, StepContext context) throws IOException {
    List<Row> rows = PatchIndex.read(context.input("patch-index").path()).rows();
    Map<String, Stations> sections = sections(context);
    PatchMeasurer measurer = new PatchMeasurer(spec.patchWidthMm(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Stations stations = sections.get(row.brain() + "/" + row.section());
      if (stations == null) {
        throw StepFailure.data(
            "truth-missing",
            "No truth knows section %d of brain %s".formatted(row.section(), row.brain()),
            "input patch-index, patch " + row.patchId(),
            "Give the truth of every phantom that the patches were cut from; of real brains there"
                + " is none");
      }
      checkPlace(row, stations);
      measurer.measure(i, row.arcMm(), stations);
      if (i % PROGRESS_EVERY == 0) {
        if (context.stopRequested()) {
          throw new StoppedException();
        }
        context.progress(new Progress(i, rows.size(), "patches"));
      }
    }
    PatchMeasures measures = measurer.measures();
    measures.write(context.output(OUTPUT));
    context.publish(
        OUTPUT,
        ArtefactKind.PATCH_MEASURES,
        "application/vnd.apache.parquet",
        Map.of(
            "patches", Integer.toString(measures.patches()),
            "measures", Integer.toString(measures.names().size())));
    context.progress(new Progress(rows.size(), rows.size(), "patches"));
  }

  private static Map<String, Stations> sections(StepContext context) throws IOException {
    Map<String, Stations> sections = new HashMap<>();
    for (InputFile file : context.inputs(ArtefactKind.TRUTH.role())) {
      String where = "input truth/" + file.ref().name();
      PhantomTruth truth;
      try {
        truth = CytostudyJson.mapper().readValue(file.path().toFile(), PhantomTruth.class);
      } catch (JsonProcessingException e) {
        throw StepFailure.data(
            "truth-invalid",
            "The truth cannot be read: " + e.getOriginalMessage(),
            where,
            "Render the phantom anew");
      }
      for (SectionTruth section : truth.sections()) {
        String name = section.brain() + "/" + section.section();
        if (sections.put(name, new Stations(truth, section)) != null) {
          throw StepFailure.user(
              "truths-overlap",
              "Two truths know brain " + section.brain(),
              where,
              "Render phantoms that are used together with different numbers of their first brain");
        }
      }
    }
    if (sections.isEmpty()) {
      throw StepFailure.user(
          "truth-missing", "No truth was given", "manifest /inputs, role truth", "Give one");
    }
    return sections;
  }

  /** The patch's middle column must be that of the station with its arc length. */
  private static void checkPlace(Row row, Stations stations) {
    SectionTruth.Cells cells = stations.truth().cells();
    if (cells == null) {
      return;
    }
    int at = stations.nearest(row.arcMm());
    double angle = Math.toRadians(row.angleDeg());
    double dx = row.xPx() - cells.xPx()[at];
    double dy = row.yPx() - cells.yPx()[at];
    double offPx = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle));
    double pixelMm = stations.pixelMm();
    if (!(offPx * pixelMm <= MOST_OFF_MM)) {
      throw StepFailure.data(
          "patch-off-truth",
          "The patch lies %.2f mm off the place that the truth has at its arc length"
              .formatted(offPx * pixelMm),
          "input patch-index, patch " + row.patchId(),
          "Sample patches from the phantom's own registration, and take the truth of that phantom");
    }
  }
}
