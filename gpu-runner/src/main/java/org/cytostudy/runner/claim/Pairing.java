package org.cytostudy.runner.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cytostudy.core.task.TaskResult.Figure;

/**
 * What of two readings is compared: the data sets that both have, draw by draw, where both figures
 * are of the same sections; all of both else.
 *
 * @param paired whether draw d of both is of the same sections
 */
record Pairing(Map<String, List<Figure>> first, Map<String, List<Figure>> second, boolean paired) {

  static Pairing of(Map<String, List<Figure>> first, Map<String, List<Figure>> second) {
    Map<String, List<Figure>> common = new TreeMap<>(first);
    common.keySet().retainAll(second.keySet());
    boolean paired =
        !common.isEmpty()
            && common.entrySet().stream()
                .allMatch(
                    own ->
                        sameSections(
                            own.getValue(), Objects.requireNonNull(second.get(own.getKey()))));
    if (!paired) {
      return new Pairing(first, second, false);
    }
    Map<String, List<Figure>> other = new TreeMap<>(second);
    other.keySet().retainAll(common.keySet());
    return new Pairing(common, other, true);
  }

  /** The data set is the same; so are the sections, where the part and their number are. */
  private static boolean sameSections(List<Figure> first, List<Figure> second) {
    Figure a = first.getFirst();
    Figure b = second.getFirst();
    return a.part().equals(b.part())
        && a.resampled().equals(b.resampled())
        && a.sections() == b.sections()
        && a.draws().size() == b.draws().size();
  }
}
