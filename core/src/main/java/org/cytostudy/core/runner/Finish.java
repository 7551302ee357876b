package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.job.OutputRef;

/** The step succeeded; all outputs are uploaded. */
public record Finish(List<OutputRef> outputs) {
  public Finish {
    outputs = List.copyOf(outputs);
  }
}
