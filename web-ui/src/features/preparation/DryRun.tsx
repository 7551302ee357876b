import type { PreparationPlan } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Objections } from '@/components/Objections';
import { formatBytes, formatInteger } from '@/lib/format';

/** How much a preparation would read and make; what it does not know or not have is left out. */
export function DryRun({ plan }: { plan: PreparationPlan }) {
  const { sections, patches, inputBytes, outputBytes } = plan;
  return (
    <>
      <Objections problems={plan.problems} notes={plan.notes} />
      <Facts
        facts={[
          ['Sections', sections > 0 ? formatInteger(sections) : undefined],
          ['Patches', patches > 0 ? formatInteger(patches) : undefined],
          ['Reads', inputBytes > 0 ? formatBytes(inputBytes) : undefined],
          ['Makes', outputBytes ? `about ${formatBytes(outputBytes)}` : undefined],
        ]}
      />
    </>
  );
}
