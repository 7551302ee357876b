package org.cytostudy.runner.worker;

import java.io.IOException;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.runner.embedding.EmbedStep;

/** Every kind of step that this runner can do: one line each. */
final class StepCatalogue {
  private StepCatalogue() {}

  static void run(StepSpec spec, StepContext context) throws IOException {
    switch (spec) {
      case EmbedSpec s -> new EmbedStep().run(s, context);
      default ->
          throw StepFailure.user(
              "step-type-unavailable",
              "This runner cannot do a step of type " + spec.stepType().wireName(),
              "manifest /spec/type",
              "Use a runner whose version has this step");
    }
  }
}
