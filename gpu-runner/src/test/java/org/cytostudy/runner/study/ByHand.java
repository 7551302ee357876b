package org.cytostudy.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failed;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.job.WorkerOutcome.Succeeded;
import org.cytostudy.runner.worker.WorkCommand;
import picocli.CommandLine;

/** Runs steps with {@code gpu-runner work}, as a person without a platform would. */
public final class ByHand {
  private final Path folder;
  private final Path store;
  private int steps;

  public ByHand(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("store");
  }

  /** A step that succeeded. */
  public record Done(Path out, List<OutputRef> outputs) {

    /** The only output of a kind. */
    public OutputRef output(ArtefactKind kind) {
      List<OutputRef> found = outputs(kind);
      assertThat(found).as(kind.wireName()).hasSize(1);
      return found.getFirst();
    }

    /** All outputs of a kind. */
    public List<OutputRef> outputs(ArtefactKind kind) {
      return outputs.stream().filter(output -> output.kind() == kind).toList();
    }

    /** The file of the only output of a kind. */
    public Path file(ArtefactKind kind) {
      return out.resolve(output(kind).name());
    }

    /** The only output of a kind as an input. */
    public InputRef as(String role, ArtefactKind kind) {
      return asInput(role, output(kind));
    }

    /** All outputs of a kind as inputs. */
    public List<InputRef> allAs(String role, ArtefactKind kind) {
      return outputs(kind).stream().map(output -> asInput(role, output)).toList();
    }

    private static InputRef asInput(String role, OutputRef output) {
      return InputRef.stored(role, output.name(), output.kind(), output.sha256(), output.bytes());
    }
  }

  /** Puts a file into the store. */
  public InputRef store(String role, String name, ArtefactKind kind, Path file) throws IOException {
    Sha256 sha256 = Sha256.of(file);
    Path target = store.resolve(sha256.storePath());
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    return InputRef.stored(role, name, kind, sha256, Files.size(file));
  }

  /** Puts a value into the store as JSON. */
  public InputRef storeJson(String role, String name, ArtefactKind kind, Object value)
      throws IOException {
    Path file = Files.createTempFile(folder, "value", ".json");
    CytostudyJson.mapper().writeValue(file.toFile(), value);
    return store(role, name, kind, file);
  }

  /** Does a step that must succeed and stores its outputs. */
  public Done work(StepSpec spec, long seed, int threads, List<InputRef> inputs)
      throws IOException {
    return work(spec, seed, threads, inputs, folder.resolve("step-" + steps++));
  }

  /** Does a step once more in the folder of a step before, as after a kill. */
  public Done again(Done before, StepSpec spec, long seed, int threads, List<InputRef> inputs)
      throws IOException {
    return work(spec, seed, threads, inputs, before.out());
  }

  private Done work(StepSpec spec, long seed, int threads, List<InputRef> inputs, Path out)
      throws IOException {
    WorkerOutcome outcome = run(spec, seed, threads, inputs, out);
    assertThat(outcome).as("%s: %s", spec.stepType(), outcome).isInstanceOf(Succeeded.class);
    List<OutputRef> outputs = ((Succeeded) outcome).outputs();
    for (OutputRef output : outputs) {
      store(output.kind().role(), output.name(), output.kind(), out.resolve(output.name()));
    }
    return new Done(out, outputs);
  }

  /** Does a step that must fail. */
  public Failure fail(StepSpec spec, List<InputRef> inputs) throws IOException {
    WorkerOutcome outcome = run(spec, 1, 1, inputs, folder.resolve("step-" + steps++));
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).failure();
  }

  private WorkerOutcome run(StepSpec spec, long seed, int threads, List<InputRef> inputs, Path out)
      throws IOException {
    Path manifest = Files.createTempFile(folder, "manifest", ".json");
    CytostudyJson.mapper()
        .writeValue(
            manifest.toFile(), new JobManifest(JobManifest.VERSION, spec, inputs, seed, threads));
    Files.createDirectories(store);
    new CommandLine(new WorkCommand())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(manifest.toString(), "--store", store.toString(), "--out", out.toString());
    return CytostudyJson.mapper()
        .readValue(out.resolve("outcome.json").toFile(), WorkerOutcome.class);
  }

  /** Several lists as one. */
  @SafeVarargs
  public static List<InputRef> inputs(List<InputRef>... lists) {
    List<InputRef> all = new ArrayList<>();
    for (List<InputRef> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
