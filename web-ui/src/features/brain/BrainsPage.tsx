import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { brainsQuery } from '@/api/queries/brain';
import { DataTable } from '@/components/DataTable';
import { DialogButton } from '@/components/form/DialogButton';
import { Empty } from '@/components/Empty';
import { GuardedLink } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { formatInteger, words } from '@/lib/format';
import { useMayChange, useWho } from '@/lib/session';
import { ConsentBadge, TierBadge } from './Consent';
import { NewBrainForm } from './NewBrainForm';

export function BrainsPage() {
  const { project } = useWho();
  const mayChange = useMayChange();
  return (
    <Page
      title="Data"
      lead="Brains by pseudonym, their sections and what their consent allows."
      actions={
        project && (
          <>
            <GuardedLink
              access={mayChange}
              variant="default"
              link={{ to: '/preparations/new', search: { kind: 'ingest' } }}
            >
              Ingest images
            </GuardedLink>
            <DialogButton
              label="Register a brain"
              title="Register a brain"
              access={mayChange}
              variant="filled"
            >
              {() => <NewBrainForm projectId={project.id} />}
            </DialogButton>
          </>
        )
      }
    >
      {project ? <BrainList projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function BrainList({ projectId }: { projectId: string }) {
  const brains = useQuery(brainsQuery(projectId));
  const mayChange = useMayChange();
  return (
    <Panel flush>
      <Loaded query={brains} height={220}>
        {(rows) => (
          <DataTable
            label="Brains"
            rows={rows}
            rowKey={(brain) => brain.id}
            empty={
              <Empty
                title="No brain yet"
                action={
                  <GuardedLink
                    access={mayChange}
                    link={{ to: '/preparations/new', search: { kind: 'phantom' } }}
                  >
                    Render a synthetic cortex
                  </GuardedLink>
                }
              >
                Register each brain with its consent and its sections, then ingest the images. To
                try the platform, render a synthetic cortex and ingest it: it brings its own brains.
              </Empty>
            }
            columns={[
              {
                name: 'Brain',
                cell: (brain) => (
                  <Link to="/brains/$brainId" params={{ brainId: brain.id }}>
                    {brain.pseudonym}
                  </Link>
                ),
              },
              { name: 'Species', cell: (brain) => brain.species },
              {
                name: 'Age, years',
                numeric: true,
                cell: (brain) => brain.ageYears ?? '–',
              },
              { name: 'Sex', cell: (brain) => (brain.sex ? words(brain.sex) : '–') },
              {
                name: 'Sections',
                numeric: true,
                cell: (brain) => formatInteger(brain.sectionCount),
              },
              { name: 'Access', cell: (brain) => <TierBadge tier={brain.accessTier} /> },
              { name: 'Consent', cell: (brain) => <ConsentBadge consent={brain.consent} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
