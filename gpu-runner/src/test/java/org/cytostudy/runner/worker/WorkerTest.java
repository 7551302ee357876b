package org.cytostudy.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failed;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.job.WorkerOutcome.Stopped;
import org.cytostudy.core.job.WorkerOutcome.Succeeded;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.checkpoint.Checkpoint;
import org.cytostudy.runner.data.JsonFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  @TempDir Path folder;
  private Path store;
  private Path out;
  private Path manifest;

  @BeforeEach
  void folders() {
    store = folder.resolve("store");
    out = folder.resolve("out");
    manifest = folder.resolve("manifest.json");
  }

  @Test
  void writesOutputsEventsAndTheOutcomeLast() throws Exception {
    InputRef input = stored("probe", "p.bin", "hello");
    writeManifest(input);
    WorkerOutcome outcome =
        work(
            context -> {
              assertThat(out.resolve("outcome.json")).doesNotExist();
              byte[] bytes = Files.readAllBytes(context.input("probe").path());
              Files.write(context.output("b/copy.bin"), bytes);
              Files.writeString(context.output("a.json"), "{}");
              context.metric(new MetricPoint("loss", 3, Double.NaN));
              context.log(LogLine.Severity.INFO, "line");
              context.progress(new Progress(1, 2, "things"));
              context.publish("b/copy.bin", ArtefactKind.PROBE, "application/x", Map.of("k", "v"));
              context.publish("a.json", ArtefactKind.EVALUATION, "application/json", Map.of());
            });
    assertThat(outcome).isInstanceOf(Succeeded.class);
    assertThat(readOutcome()).isEqualTo(outcome);
    List<OutputRef> outputs = ((Succeeded) outcome).outputs();
    assertThat(outputs).extracting(OutputRef::name).containsExactly("a.json", "b/copy.bin");
    assertThat(outputs.get(1).sha256()).isEqualTo(Sha256.of("hello"));
    assertThat(events())
        .hasExactlyElementsOfTypes(
            WorkerEvent.Started.class,
            WorkerEvent.Metric.class,
            WorkerEvent.Log.class,
            WorkerEvent.Progressed.class);
  }

  @Test
  void saysWhichProcessItIsBeforeTheStepBegins() throws Exception {
    writeManifest();
    work(
        context ->
            assertThat(
                    CytostudyJson.mapper()
                        .readValue(
                            context.scratch().resolve("process.json").toFile(),
                            ProcessIdentity.class))
                .isEqualTo(ProcessIdentity.of(ProcessHandle.current())));
    assertThat(readOutcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void showsEventsWhileTheStepRuns() throws Exception {
    writeManifest();
    CountDownLatch seen = new CountDownLatch(1);
    Worker worker =
        worker(
            context -> {
              context.metric(new MetricPoint("loss", 0, 1));
              await(seen);
            });
    Thread running = Thread.ofPlatform().start(worker::run);
    Awaitility.await().until(() -> Files.exists(out.resolve("events.ndjson")) && size() == 2);
    seen.countDown();
    running.join();
    assertThat(readOutcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void refusesAnInputWithAWrongHash() throws Exception {
    InputRef input = stored("probe", "p.bin", "hello");
    Files.writeString(store.resolve(input.sha256().storePath()), "hullo");
    writeManifest(input);
    Failure failure = failure(work(context -> {}));
    assertThat(failure.category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
    assertThat(failure.code()).isEqualTo("input-corrupt");
    assertThat(failure.where()).isEqualTo("input probe/p.bin");
  }

  @Test
  void aFileThatIsNotWhatItsKindAsksForIsBrokenDataAndNoBrokenDisk() throws Exception {
    InputRef input = stored("split", "s.json", "{\"sections\": [{\"brain\": 1}]}");
    writeManifest(input);
    Failure typed =
        failure(work(context -> JsonFile.read(context.input("split").path(), Split.class)));
    assertThat(typed.category()).isEqualTo(FailureCategory.DATA);
    assertThat(typed.code()).isEqualTo("input-invalid");
    assertThat(typed.where()).isEqualTo("input split/s.json");
    assertThat(typed.title()).contains("/sections/0");
    Failure bare =
        failure(
            work(
                context ->
                    CytostudyJson.mapper()
                        .readValue(context.input("split").path().toFile(), Split.class)));
    assertThat(bare.category()).isEqualTo(FailureCategory.DATA);
    assertThat(bare.code()).isEqualTo("input-invalid");
    assertThat(bare.where()).isEqualTo("/sections/0/section");
  }

  @Test
  void refusesAMissingInputAndAWrongSize() throws Exception {
    InputRef missing = InputRef.stored("probe", "p", ArtefactKind.PROBE, Sha256.of("x"), 1);
    writeManifest(missing);
    assertThat(failure(work(context -> {})).code()).isEqualTo("input-missing");
    InputRef kept = stored("probe", "p", "hello");
    out = folder.resolve("out2");
    writeManifest(InputRef.stored("probe", "p", ArtefactKind.PROBE, kept.sha256(), 4));
    assertThat(failure(work(context -> {})).title()).contains("has 5 bytes", "says 4");
  }

  @Test
  void readsAnImageUnderItsRootAndRefusesOneThatLeadsOut() throws Exception {
    Path root = Files.createDirectories(folder.resolve("scans"));
    Files.writeString(root.resolve("a.tif"), "image");
    Files.writeString(folder.resolve("secret.tif"), "image");
    Files.createSymbolicLink(root.resolve("link.tif"), folder.resolve("secret.tif"));
    writeManifest(image("a.tif"));
    assertThat(
            work(
                context ->
                    assertThat(context.input("image").path()).isEqualTo(real(root, "a.tif"))))
        .isInstanceOf(Succeeded.class);
    out = folder.resolve("out2");
    writeManifest(image("link.tif"));
    assertThat(failure(work(context -> {})).code()).isEqualTo("image-outside-root");
  }

  @Test
  void tellsThatAnImageChangedSinceItWasRegistered() throws Exception {
    Path root = Files.createDirectories(folder.resolve("scans"));
    Files.writeString(root.resolve("a.tif"), "imbge");
    writeManifest(image("a.tif"));
    Failure failure = failure(work(context -> {}));
    assertThat(failure.category()).isEqualTo(FailureCategory.DATA);
    assertThat(failure.code()).isEqualTo("image-changed");
  }

  @Test
  void refusesAnUnknownStepTypeAndSaysWhere() throws Exception {
    Files.writeString(
        manifest,
        "{\"manifestVersion\":1,\"spec\":{\"type\":\"paint\"},\"inputs\":[],\"seed\":1,\"threads\":1}");
    Failure failure = failure(work(context -> {}));
    assertThat(failure.category()).isEqualTo(FailureCategory.USER);
    assertThat(failure.code()).isEqualTo("manifest-invalid");
    assertThat(failure.title()).contains("paint");
    assertThat(failure.where()).contains("/spec");
    assertThat(readOutcome()).isInstanceOf(Failed.class);
  }

  @Test
  void refusesBrokenJson() throws Exception {
    for (String text : List.of("", "nonsense", "[]", "null", "{\"manifestVersion\":2}")) {
      Files.writeString(manifest, text);
      assertThat(failure(work(context -> {})).code()).as(text).isEqualTo("manifest-invalid");
    }
  }

  @Test
  void sortsFailuresByWhoCanMendThem() throws Exception {
    writeManifest();
    assertThat(failure(work(c -> fail(new IOException("No space left on device")))).category())
        .isEqualTo(FailureCategory.INFRASTRUCTURE);
    assertThat(failure(work(c -> fail(new IllegalStateException("bug")))).category())
        .isEqualTo(FailureCategory.CODE);
    assertThat(failure(work(c -> fail(new OutOfMemoryError("heap")))).code())
        .isEqualTo("out-of-memory");
    Failure own =
        failure(work(c -> fail(StepFailure.data("label-missing", "No label", "row 3", "Add it"))));
    assertThat(own)
        .isEqualTo(
            new Failure(FailureCategory.DATA, "label-missing", "No label", "row 3", "Add it"));
    assertThat(events())
        .last()
        .isInstanceOfSatisfying(
            WorkerEvent.Log.class,
            log -> assertThat(log.line().severity()).isEqualTo(LogLine.Severity.ERROR));
  }

  @Test
  void stopsOnRequest() throws Exception {
    writeManifest();
    CountDownLatch started = new CountDownLatch(1);
    Worker worker =
        worker(
            context -> {
              started.countDown();
              Awaitility.await().until(context::stopRequested);
              throw new StoppedException();
            });
    Thread running = Thread.ofPlatform().start(worker::run);
    await(started);
    worker.requestStop();
    running.join();
    assertThat(readOutcome()).isInstanceOf(Stopped.class);
  }

  @Test
  void takesNoteOfARequestedCheckpointOnce() throws Exception {
    writeManifest();
    work(
        context -> {
          assertThat(context.checkpointRequested()).isFalse();
          Files.createFile(out.resolve("checkpoint-now"));
          assertThat(context.checkpointRequested()).isTrue();
          assertThat(context.checkpointRequested()).isFalse();
        });
    assertThat(readOutcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void goesOnFromTheNewestCheckpointOfItsFolder() throws Exception {
    writeManifest();
    work(
        context -> {
          assertThat(context.resumeFrom()).isEmpty();
          checkpoint(context, 10);
          checkpoint(context, 20);
          throw new StoppedException();
        });
    // A kill may leave half a line behind.
    Files.writeString(out.resolve("events.ndjson"), "{\"event\":\"met", StandardOpenOption.APPEND);
    work(context -> assertThat(context.resumeFrom()).contains(out.resolve(name(20))));
    assertThat(readOutcome()).isInstanceOf(Succeeded.class);
    assertThat(events())
        .hasExactlyElementsOfTypes(
            WorkerEvent.Started.class,
            WorkerEvent.Checkpointed.class,
            WorkerEvent.Checkpointed.class,
            WorkerEvent.Started.class);
    assertThat(events()).last().extracting("resumedFromIteration").isEqualTo(20L);
  }

  @Test
  void prefersTheGivenCheckpointOnlyWhenItIsNewer() throws Exception {
    writeManifest();
    work(context -> checkpoint(context, 20));
    for (long iteration : new long[] {10, 30}) {
      Path given = folder.resolve("given-" + iteration);
      writeCheckpoint(given, iteration, manifestOf());
      Path expected = iteration == 10 ? out.resolve(name(20)) : given;
      new Worker(
              new WorkerOptions(manifest, store, out, Map.of(), given),
              (spec, context) -> assertThat(context.resumeFrom()).contains(expected))
          .run();
      assertThat(readOutcome()).isInstanceOf(Succeeded.class);
    }
  }

  @Test
  void goesOnFromTheOneBeforeADamagedCheckpointAndSaysSo() throws Exception {
    writeManifest();
    work(
        context -> {
          checkpoint(context, 10);
          checkpoint(context, 20);
        });
    Files.writeString(out.resolve(name(20)), "torn");
    work(context -> assertThat(context.resumeFrom()).contains(out.resolve(name(10))));
    assertThat(readOutcome()).isInstanceOf(Succeeded.class);
    // The platform forgets the points from there on: it must be where the step really goes on.
    assertThat(events())
        .filteredOn(WorkerEvent.Started.class::isInstance)
        .last()
        .extracting("resumedFromIteration")
        .isEqualTo(10L);
    assertThat(events().getLast())
        .isInstanceOfSatisfying(
            WorkerEvent.Log.class,
            log -> {
              assertThat(log.line().severity()).isEqualTo(LogLine.Severity.WARN);
              assertThat(log.line().text()).contains(name(20), "is not used");
            });
  }

  @Test
  void passesOverAGivenCheckpointThatItCannotUse() throws Exception {
    writeManifest();
    Path torn = Files.writeString(folder.resolve("torn"), "torn");
    Path foreign = folder.resolve("foreign");
    writeCheckpoint(foreign, 30, new JobManifest(1, new EvaluateSpec(100), List.of(), 8, 1));
    for (Path given : List.of(torn, foreign, folder.resolve("gone"))) {
      new Worker(
              new WorkerOptions(manifest, store, out, Map.of(), given),
              (spec, context) -> assertThat(context.resumeFrom()).isEmpty())
          .run();
      assertThat(readOutcome()).isInstanceOf(Succeeded.class);
      assertThat(events().getLast())
          .isInstanceOfSatisfying(
              WorkerEvent.Log.class,
              log -> assertThat(log.line().text()).contains(given.getFileName().toString()));
    }
  }

  @Test
  void refusesAFolderOfAnotherManifest() throws Exception {
    writeManifest();
    work(context -> {});
    writeManifest(stored("probe", "p", "x"));
    assertThat(failure(work(context -> {})).code()).isEqualTo("output-folder-of-another-manifest");
  }

  @Test
  void refusesOutputNamesThatLeaveTheFolderOrAreTheWorkersOwn() throws Exception {
    writeManifest();
    for (String name : List.of("../x", "/x", "events.ndjson", "outcome.json", "scratch/x")) {
      assertThat(failure(work(context -> context.output(name))).title())
          .as(name)
          .contains("IllegalArgumentException");
    }
  }

  private interface Body {
    void run(StepContext context) throws IOException;
  }

  private WorkerOutcome work(Body body) {
    return worker(body).run();
  }

  private Worker worker(Body body) {
    return new Worker(
        new WorkerOptions(manifest, store, out, Map.of("scans", folder.resolve("scans")), null),
        (spec, context) -> body.run(context));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void fail(Throwable e) throws T {
    throw (T) e;
  }

  private static void checkpoint(StepContext context, long iteration) throws IOException {
    writeCheckpoint(context.output(name(iteration)), iteration, context.manifest());
    context.checkpointed(iteration, name(iteration));
  }

  private static String name(long iteration) {
    return "checkpoint-%09d.safetensors".formatted(iteration);
  }

  private static void writeCheckpoint(Path file, long iteration, JobManifest of)
      throws IOException {
    Sha256 run = Sha256.of(CytostudyJson.mapper().writeValueAsBytes(of));
    new Checkpoint(iteration, run, Map.of(), new LinkedHashMap<>(), new LinkedHashMap<>())
        .write(file);
  }

  private void writeManifest(InputRef... inputs) throws IOException {
    CytostudyJson.mapper().writeValue(manifest.toFile(), manifestOf(inputs));
  }

  private static JobManifest manifestOf(InputRef... inputs) {
    return new JobManifest(1, new EvaluateSpec(100), List.of(inputs), 7, 1);
  }

  private InputRef stored(String role, String name, String content) throws IOException {
    Sha256 sha = Sha256.of(content);
    Path file = store.resolve(sha.storePath());
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return InputRef.stored(role, name, ArtefactKind.fromString(role), sha, content.length());
  }

  private static InputRef image(String name) {
    return new InputRef(
        "image",
        name,
        ArtefactKind.SECTION_IMAGE,
        Sha256.of("image"),
        5,
        new ImageLocation("scans", name),
        null);
  }

  private static Path real(Path root, String name) throws IOException {
    return root.resolve(name).toRealPath();
  }

  private static Failure failure(WorkerOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).failure();
  }

  private @Nullable WorkerOutcome readOutcome() throws IOException {
    return CytostudyJson.mapper()
        .readValue(out.resolve("outcome.json").toFile(), WorkerOutcome.class);
  }

  private int size() {
    try {
      String text = Files.readString(out.resolve("events.ndjson"), StandardCharsets.UTF_8);
      assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
      return (int) text.lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<WorkerEvent> events() throws IOException {
    return Files.readAllLines(out.resolve("events.ndjson")).stream()
        .map(WorkerTest::parse)
        .toList();
  }

  private static WorkerEvent parse(String line) {
    try {
      return CytostudyJson.mapper().readValue(line, WorkerEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
