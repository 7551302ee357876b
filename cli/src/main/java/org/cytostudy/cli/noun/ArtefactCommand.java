package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cytostudy artefact}. */
@Command(
    name = "artefact",
    description = "Files that runs made, by their sha256.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {ArtefactCommand.GetArtefact.class, ArtefactCommand.Download.class})
public final class ArtefactCommand {
  /** Made by the command line parser. */
  public ArtefactCommand() {}

  @Command(
      name = "get",
      description = "Shows what an artefact is, what made it and of what.",
      mixinStandardHelpOptions = true)
  static final class GetArtefact extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "SHA256", description = "Its hash.")
    private String sha256;

    @Override
    public Integer call() {
      return print(api().get(path("/artefacts/{}", sha256)));
    }
  }

  @Command(
      name = "download",
      description = "Downloads an artefact and checks its hash.",
      mixinStandardHelpOptions = true)
  static final class Download extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "SHA256", description = "Its hash.")
    private String sha256;

    @Parameters(paramLabel = "FILE", description = "Where to; replaced where there is one.")
    private Path file;

    @Override
    public Integer call() throws IOException {
      api().downloadArtefact(sha256, file);
      return 0;
    }
  }
}
