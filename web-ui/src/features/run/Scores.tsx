import type { Step } from '@/api/types';
import { EvaluationView } from '@/components/evaluation/EvaluationView';

export function Scores({ steps }: { steps: readonly Step[] }) {
  return <EvaluationView outputs={steps.flatMap((step) => step.outputs)} />;
}
