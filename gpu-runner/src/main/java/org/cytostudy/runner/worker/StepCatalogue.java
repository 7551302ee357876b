package org.cytostudy.runner.worker;

import java.io.IOException;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.MeasureSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.StepSpec;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.job.TaskStepSpec;
import org.cytostudy.runner.embedding.EmbedStep;
import org.cytostudy.runner.evaluation.EvaluateStep;
import org.cytostudy.runner.evaluation.ReportStep;
import org.cytostudy.runner.ingest.IngestStep;
import org.cytostudy.runner.measure.MeasureStep;
import org.cytostudy.runner.phantom.PhantomStep;
import org.cytostudy.runner.probe.ProbeStep;
import org.cytostudy.runner.ribbon.RibbonStep;
import org.cytostudy.runner.sample.SampleStep;
import org.cytostudy.runner.targets.TargetsStep;
import org.cytostudy.runner.task.TaskStep;
import org.cytostudy.runner.training.PretrainStep;

/** Every kind of step that this runner can do: one line each. */
final class StepCatalogue {
  private StepCatalogue() {}

  static void run(StepSpec spec, StepContext context) throws IOException {
    switch (spec) {
      case EmbedSpec s -> new EmbedStep().run(s, context);
      case PretrainSpec s -> new PretrainStep().run(s, context);
      case ProbeSpec s -> new ProbeStep().run(s, context);
      case EvaluateSpec s -> new EvaluateStep().run(s, context);
      case TaskStepSpec s -> new TaskStep().run(s, context);
      case ReportSpec s -> new ReportStep().run(s, context);
      case IngestSpec s -> new IngestStep().run(s, context);
      case RibbonSpec s -> new RibbonStep().run(s, context);
      case TargetsSpec s -> new TargetsStep().run(s, context);
      case MeasureSpec s -> new MeasureStep().run(s, context);
      case SampleSpec s -> new SampleStep().run(s, context);
      case PhantomSpec s -> new PhantomStep().run(s, context);
    }
  }
}
