package org.cytostudy.platform.study;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.platform.patchset.Patchsets;

/**
 * What runs of a study read.
 *
 * @param name within the study
 * @param pointer to it in the request, e.g. {@code /datasets/0}; empty for the study's own
 * @param truth what only the phantom knows; empty where the sections are not a phantom's
 * @param counterfactuals patches of that phantom that differ in one thing
 * @param looks how many studies had scored anything on its test sections before
 */
record StudyData(
    String name,
    String pointer,
    Patchsets.Frozen patchset,
    Patchsets.FrozenSplit split,
    List<InputRef> truth,
    List<InputRef> counterfactuals,
    int looks) {
  StudyData {
    truth = List.copyOf(truth);
    counterfactuals = List.copyOf(counterfactuals);
  }

  /** All files that are known at submission. */
  List<InputRef> inputs() {
    List<InputRef> inputs = new ArrayList<>(patchset.inputs());
    inputs.add(split.file());
    inputs.addAll(truth);
    inputs.addAll(counterfactuals);
    return inputs;
  }
}
