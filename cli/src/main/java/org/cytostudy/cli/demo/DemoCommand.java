package org.cytostudy.cli.demo;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.cli.client.ReportTable;
import org.cytostudy.cli.client.TerminalText;
import org.cytostudy.cli.supervise.DataFolder;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.cli.supervise.Supervisor;
import org.cytostudy.cli.supervise.UpCommand;
import org.cytostudy.cli.supervise.UpException;
import org.cytostudy.cli.supervise.UpOptions;
import org.cytostudy.core.bench.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cytostudy demo}. */
@Command(
    name = "demo",
    description = "Starts everything, renders a synthetic cortex, runs the demo study on it.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the study succeeded", "1:it did not"})
public final class DemoCommand implements Callable<Integer> {
  @Mixin private UpOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--exit", description = "Stop everything when the study is over.")
  private boolean exit;

  @Option(
      names = "--tiny",
      hidden = true,
      description = "A cortex and a training of seconds, which tell nothing: for tests.")
  private boolean tiny;

  /** Made by the command line parser. */
  public DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant began = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    // What the demo shows is to be measured, not remembered from the last time.
    options.preset("cytostudy.run.cache", "false");
    try (Supervisor supervisor =
        Supervisor.start(Installation.current(), options.dataFolder(), options)) {
      UpCommand.print(out, supervisor.url(), supervisor.data(), began);
      boolean succeeded = study(supervisor, out);
      out.printf(
          "Total %s. Everything lies in %s%n",
          ProgressLine.clockText(Duration.between(began, Instant.now())), supervisor.data().root());
      out.flush();
      if (!exit) {
        out.println("The platform stays up at " + supervisor.url() + ". Ctrl-C stops it.");
        out.flush();
        new CountDownLatch(1).await();
      }
      return succeeded ? 0 : 1;
    }
  }

  private boolean study(Supervisor supervisor, PrintWriter out)
      throws IOException, InterruptedException {
    DataFolder data = supervisor.data();
    if (!data.hasLoginLinks()) {
      throw new UpException(
          "The demo uses the built-in accounts, and this platform has an identity provider"
              + " instead. Run it without CYTOSTUDY_IDENTITY_MODE, in a folder of its own:"
              + " --data DIR");
    }
    ApiClient api = new ApiClient(URI.create(supervisor.url()), data.readCliToken("researcher"));
    DemoSettings settings = tiny ? DemoSettings.tiny() : DemoSettings.standard();
    out.println("Machine: " + Machine.text() + "; " + settings.threads() + " threads a step");
    ProgressLine progress = ProgressLine.on(out);
    try {
      String project =
          api.list("/projects").stream()
              .filter(found -> found.path("name").asText().equals("Demo"))
              .findFirst()
              .orElseThrow(() -> ApiException.of("The project Demo is missing"))
              .path("id")
              .asText();
      JsonNode study = new DemoStudy(api, project, settings, progress).run();
      progress.done();
      String state = study.path("state").asText();
      out.println();
      out.println(TerminalText.line(study.path("name").asText() + ": " + state));
      if (study.path("report").isObject()) {
        ReportTable.print(out, study.path("report"));
      }
      out.println(supervisor.url() + path("/studies/{}", study.path("id").asText()));
      return state.equals("SUCCEEDED");
    } catch (ApiException e) {
      progress.done();
      out.println(TerminalText.lines(String.valueOf(e.getMessage())));
      out.println("Logs: " + data.logs());
      return false;
    }
  }
}
