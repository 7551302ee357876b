package org.cytostudy.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.cytostudy.cli.bench.BenchCommand;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.TerminalText;
import org.cytostudy.cli.demo.DemoCommand;
import org.cytostudy.cli.noun.AnnotationCommand;
import org.cytostudy.cli.noun.ArtefactCommand;
import org.cytostudy.cli.noun.AuditCommand;
import org.cytostudy.cli.noun.BrainCommand;
import org.cytostudy.cli.noun.CellCommand;
import org.cytostudy.cli.noun.ContoursCommand;
import org.cytostudy.cli.noun.DeadLetterCommand;
import org.cytostudy.cli.noun.MapCommand;
import org.cytostudy.cli.noun.ModelCommand;
import org.cytostudy.cli.noun.NodeCommand;
import org.cytostudy.cli.noun.ParcellationCommand;
import org.cytostudy.cli.noun.PatchsetCommand;
import org.cytostudy.cli.noun.PersonalDataCommand;
import org.cytostudy.cli.noun.PreparationCommand;
import org.cytostudy.cli.noun.ProjectCommand;
import org.cytostudy.cli.noun.RegistrationCommand;
import org.cytostudy.cli.noun.RunCommand;
import org.cytostudy.cli.noun.SectionCommand;
import org.cytostudy.cli.noun.StudyCommand;
import org.cytostudy.cli.noun.SurfaceCommand;
import org.cytostudy.cli.supervise.DownCommand;
import org.cytostudy.cli.supervise.LoginCommand;
import org.cytostudy.cli.supervise.StatusCommand;
import org.cytostudy.cli.supervise.UpCommand;
import org.cytostudy.cli.supervise.UpException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code cytostudy}. */
@Command(
    name = "cytostudy",
    description = "A study platform for foundation models of cortical cytoarchitecture.",
    mixinStandardHelpOptions = true,
    version = "cytostudy 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LoginCommand.class,
      ProjectCommand.class,
      BrainCommand.class,
      SectionCommand.class,
      PersonalDataCommand.class,
      AnnotationCommand.class,
      ParcellationCommand.class,
      CellCommand.class,
      SurfaceCommand.class,
      RegistrationCommand.class,
      ContoursCommand.class,
      MapCommand.class,
      PreparationCommand.class,
      PatchsetCommand.class,
      StudyCommand.class,
      RunCommand.class,
      ModelCommand.class,
      ArtefactCommand.class,
      NodeCommand.class,
      AuditCommand.class,
      DeadLetterCommand.class,
      BenchCommand.class,
      ReferenceCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "The launcher itself does two more: './cytostudy test' runs all tests, './cytostudy build'",
      "builds."
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line; an expected failure prints its message and no stack trace. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(
        (exception, failed, result) -> {
          String sentence =
              switch (exception) {
                case ApiException e -> e.getMessage();
                case UpException e -> e.getMessage();
                case IOException e -> aboutFile(e);
                // Anything else is a fault of ours, for whose report the stack trace is needed.
                default -> throw exception;
              };
          failed.getErr().println(TerminalText.lines(String.valueOf(sentence)));
          failed.getErr().flush();
          return 1;
        });
    return commandLine;
  }

  private static String aboutFile(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "There is no file " + missing.getFile();
      case AccessDeniedException denied -> "You may not use the file " + denied.getFile();
      case FileSystemException failed -> failed.getFile() + ": " + failed.getReason();
      default -> "Reading or writing failed: " + e.getMessage();
    };
  }
}
