package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.Problem;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.worker.InOrder;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/** Checks image files, several at once; see {@link IngestSpec}. */
public final class IngestStep implements Step<IngestSpec> {
  private static final String IMAGE = "image";
  private static final String REPORT = "ingest-report.json";

  @Override
  public void run(IngestSpec spec, StepContext context) throws IOException {
    List<InputFile> images = context.inputs(IMAGE);
    checkNames(spec, images);
    Map<Sha256, String> firstWithContent = new HashMap<>();
    images.forEach(i -> firstWithContent.putIfAbsent(i.ref().sha256(), i.ref().name()));
    ImageCheck check = new ImageCheck(spec, context);
    DoneImages done = new DoneImages(context.scratch());
    List<FileResult> results = new ArrayList<>();
    InOrder.<InputFile, FileResult>run(
        images,
        context.manifest().threads(),
        image -> {
          if (context.stopRequested()) {
            throw new StoppedException();
          }
          String first = firstWithContent.get(image.ref().sha256());
          return first == null || first.equals(image.ref().name())
              ? checkOnce(image, check, done, context)
              : duplicate(image, first);
        },
        result -> {
          results.add(result);
          if (result.problem() != null) {
            context.log(Severity.WARN, result.name() + " refused: " + result.problem().title());
          }
          context.progress(new Progress(results.size(), images.size(), "images"));
        });
    CytostudyJson.mapper().writeValue(context.output(REPORT).toFile(), new IngestReport(results));
    long accepted = results.stream().filter(r -> r.verdict() == Verdict.ACCEPTED).count();
    context.publish(
        REPORT,
        ArtefactKind.INGEST_REPORT,
        "application/json",
        Map.of(
            "accepted", Long.toString(accepted),
            "refused", Long.toString(results.size() - accepted)));
  }

  private static FileResult checkOnce(
      InputFile image, ImageCheck check, DoneImages done, StepContext context) throws IOException {
    ImageOutputs outputs = new ImageOutputs(image, context);
    Optional<FileResult> before = done.find(image, outputs);
    if (before.isPresent()) {
      return before.get();
    }
    FileResult result = check.check(image, outputs);
    done.add(image, result, outputs);
    return result;
  }

  private static void checkNames(IngestSpec spec, List<InputFile> images) {
    Set<String> unknown = new HashSet<>(spec.suppliedPixelSizeUm().keySet());
    images.forEach(image -> unknown.remove(image.ref().name()));
    if (!unknown.isEmpty()) {
      throw StepFailure.user(
          "manifest-invalid",
          "A pixel size is supplied for an image that is no input: " + unknown,
          "manifest /spec/suppliedPixelSizeUm",
          "Name inputs of role image");
    }
  }

  private static FileResult duplicate(InputFile image, String first) {
    return refused(
        image,
        new Problem(
            "image-duplicate",
            "The file has the same bytes as " + first,
            null,
            "Name each image once; if two sections were meant, one was exported twice"));
  }

  static FileResult refused(InputFile image, Problem problem) {
    return new FileResult(
        image.ref().name(),
        Verdict.REFUSED,
        image.ref().sha256(),
        image.ref().bytes(),
        null,
        problem,
        List.of());
  }
}
