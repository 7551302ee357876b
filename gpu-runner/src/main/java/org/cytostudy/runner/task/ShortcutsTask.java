package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.SectionKey;

/**
 * How far do vessels and stain move the features? The shortcut index of an edit is
 *
 * <pre>
 * mean shift under the edit / mean shift under another area
 * </pre>
 *
 * with shifts as {@link EditShifts} measures them, places resampled by section.
 *
 * <ul>
 *   <li>{@code shortcut-index}: other vessels and other stain together; {@code
 *       shortcut-index/vessels}, {@code shortcut-index/stain} each;
 *   <li>{@code shortcut-index/new-cells}: the same tissue with other cells. That much moves by
 *       chance: an index is to be read against it.
 * </ul>
 */
final class ShortcutsTask {
  private static final Set<String> AREA = Set.of("other-area");
  private static final Map<String, Set<String>> EDITS =
      new TreeMap<>(
          Map.of(
              "shortcut-index", Set.of("other-vessels", "other-stain"),
              "shortcut-index/vessels", Set.of("other-vessels"),
              "shortcut-index/stain", Set.of("other-stain"),
              "shortcut-index/new-cells", Set.of("new-cells")));

  private final TaskInputs<TaskSpec.Shortcuts> inputs;
  private final Answers answers;

  ShortcutsTask(TaskInputs<TaskSpec.Shortcuts> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
  }

  TaskResult answer() throws IOException {
    Optional<EditShifts> measured = EditShifts.measure(inputs);
    if (measured.isEmpty()) {
      answers.notTestable("shortcut-index", "These features do not come from pixels.");
      return answers.result();
    }
    EditShifts shifts = measured.get();
    EditShifts.parts(inputs)
        .forEach(
            (name, brains) -> {
              Part part = shifts.part(name, Set.of(), brains);
              EDITS.forEach((figure, edits) -> index(shifts, figure, part, brains, edits));
            });
    return answers.result();
  }

  private void index(
      EditShifts shifts, String figure, Part part, Set<String> brains, Set<String> edits) {
    SortedMap<SectionKey, Shares> sums = shifts.sums(brains, Set.of(), edits, AREA);
    if (sums.isEmpty()) {
      answers.notTestable(figure, "No counterfactual lies in " + part.name() + ".");
      return;
    }
    answers.scores(part, sums).figure(figure, own -> own.share(0, 1) / own.share(2, 3), null, null);
  }
}
