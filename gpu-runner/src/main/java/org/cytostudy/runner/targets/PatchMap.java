package org.cytostudy.runner.targets;

import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;

/** A map that can be asked for its value at a patch. */
interface PatchMap {
  String ROLE = "map";

  /**
   * The value; NaN where the map has none.
   *
   * @throws StepFailure if the patch does not lie in the map's space, or not on its surface
   */
  double at(Row patch);

  /** The input of that name. */
  static InputFile input(String name, StepContext context) {
    return context.inputs(ROLE).stream()
        .filter(file -> file.ref().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.user(
                    "manifest-invalid",
                    "Map " + name + " is no input",
                    "manifest /spec/source",
                    "Let it name an input of role " + ROLE));
  }

  /** The refusal of a file that has fewer maps. */
  static StepFailure noSuchMap(String name, int wanted, int there) {
    return StepFailure.user(
        "map-missing",
        "Map %d was asked for, the file holds %d, counted from 0".formatted(wanted, there),
        "input " + ROLE + "/" + name,
        "Ask for one that is there");
  }
}
