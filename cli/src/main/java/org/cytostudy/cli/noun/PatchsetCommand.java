package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cytostudy.cli.client.ApiClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cytostudy patchset}. */
@Command(
    name = "patchset",
    description = "Frozen patches of a project.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PatchsetCommand.ListPatchsets.class,
      PatchsetCommand.GetPatchset.class,
      PatchsetCommand.Splits.class,
      PatchsetCommand.MakeSplit.class,
      PatchsetCommand.At.class
    })
public final class PatchsetCommand {
  /** Made by the command line parser. */
  public PatchsetCommand() {}

  @Command(name = "list", description = "Lists patchsets.", mixinStandardHelpOptions = true)
  static final class ListPatchsets extends ListVerb implements Callable<Integer> {

    @Override
    public Integer call() {
      ApiClient api = api();
      return showList(
          api,
          path("/projects/{}/patchsets", project(api)),
          "ID=/id",
          "NAME=/name",
          "PATCHES=/patches",
          "PATCH_PX=/patchPx",
          "PIXEL_UM=/pixelSizeUm",
          "BYTES=/bytes",
          "SECTIONS=/sections");
    }
  }

  @Command(name = "get", description = "Shows a patchset.", mixinStandardHelpOptions = true)
  static final class GetPatchset extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return print(api().get(path("/patchsets/{}", id)));
    }
  }

  @Command(
      name = "splits",
      description = "Lists the splits of a patchset.",
      mixinStandardHelpOptions = true)
  static final class Splits extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Its id.")
    private String id;

    @Override
    public Integer call() {
      return show(
          api().array(path("/patchsets/{}/splits", id)),
          "ID=/id",
          "NAME=/name",
          "TRAIN=/trainSections",
          "HELD_OUT=/heldOutSections",
          "UNSEEN=/unseenSections");
    }
  }

  @Command(
      name = "split",
      description = "Freezes which sections are trained on; says where that would leak.",
      mixinStandardHelpOptions = true)
  static final class MakeSplit extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the patchset.")
    private String id;

    @Parameters(paramLabel = "NAME", description = "For people to read.")
    private String name;

    @Option(
        names = "--unseen",
        paramLabel = "PSEUDONYM",
        description = "Brain that nothing is trained on; several are possible.")
    private List<String> unseen = List.of();

    @Option(
        names = "--held-out-every",
        required = true,
        paramLabel = "N",
        description = "Of the other brains each N-th section is tested on; 0 for none.")
    private int heldOutEvery;

    @Override
    public Integer call() {
      return print(
          api()
              .post(
                  path("/patchsets/{}/splits", id),
                  Map.of(
                      "name",
                      name,
                      "unseenBrains",
                      unseen,
                      "heldOutEveryNthSection",
                      heldOutEvery)));
    }
  }

  @Command(
      name = "at",
      description = "Shows which patch lies at a point of a space.",
      mixinStandardHelpOptions = true)
  static final class At extends Verb implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the patchset.")
    private String id;

    @Option(
        names = "--space",
        required = true,
        paramLabel = "NAME@VERSION",
        description = "Of the point.")
    private String space;

    @Option(names = "--x", required = true, paramLabel = "MM", description = "To the right.")
    private double xMm;

    @Option(names = "--y", required = true, paramLabel = "MM", description = "To the front.")
    private double yMm;

    @Option(names = "--z", required = true, paramLabel = "MM", description = "Upward.")
    private double zMm;

    @Option(
        names = "--within-mm",
        paramLabel = "MM",
        description = "How far a patch may be (default: the platform's).")
    private @Nullable Double withinMm;

    @Override
    public Integer call() {
      return print(
          api()
              .get(
                  query(
                      path("/patchsets/{}/patches/at", id),
                      "space",
                      space,
                      "withinMm",
                      withinMm == null ? null : String.valueOf(withinMm),
                      "x",
                      String.valueOf(xMm),
                      "y",
                      String.valueOf(yMm),
                      "z",
                      String.valueOf(zMm))));
    }
  }
}
