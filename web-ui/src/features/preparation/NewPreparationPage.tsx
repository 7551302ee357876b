import { SegmentedControl, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { NoProject } from '@/components/NoProject';
import { Page } from '@/components/Page';
import { useWho } from '@/lib/session';
import { IngestForm } from './IngestForm';
import { PhantomForm } from './PhantomForm';
import { SampleForm } from './SampleForm';

const KINDS = [
  {
    value: 'phantom',
    label: 'Phantom',
    says: 'Renders whole synthetic sections of a cortex whose areas are known. To try the platform, and to measure what a method can do where the truth is known.',
  },
  {
    value: 'ingest',
    label: 'Ingest',
    says: 'Checks images (calibration, hash, pyramid, tissue) and registers them as sections of brains. Files stay where they are; a refused file is a row of the report.',
  },
  {
    value: 'sample',
    label: 'Sample',
    says: 'Cuts patches along the cortical ribbon, rotated so that the pial surface is up, and freezes them as a patchset.',
  },
] as const;

export function NewPreparationPage() {
  const { kind = 'phantom' } = useSearch({ from: '/preparations/new' });
  const navigate = useNavigate({ from: '/preparations/new' });
  const { project } = useWho();
  const chosen = KINDS.find((k) => k.value === kind) ?? KINDS[0];
  return (
    <Page
      title="New preparation"
      crumbs={[{ label: 'Preparations', link: { to: '/preparations' } }]}
      lead={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Kind of preparation"
            data={KINDS.map(({ value, label }) => ({ value, label }))}
            value={chosen.value}
            onChange={(value) => void navigate({ search: { kind: value }, replace: true })}
            mt={8}
            mb={6}
          />
          <Text size="sm" c="dimmed">
            {chosen.says}
          </Text>
        </>
      }
    >
      {project ? (
        <>
          {chosen.value === 'phantom' && <PhantomForm projectId={project.id} />}
          {chosen.value === 'ingest' && <IngestForm projectId={project.id} />}
          {chosen.value === 'sample' && <SampleForm projectId={project.id} />}
        </>
      ) : (
        <NoProject />
      )}
    </Page>
  );
}
