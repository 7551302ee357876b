import { SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { brainQuery, descendantsQuery } from '@/api/queries/brain';
import type { Brain } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { plural, words } from '@/lib/format';
import classes from './BrainPage.module.css';
import { ConsentFacts, ConsentHistory } from './ConsentPanel';
import { SectionsPanel } from './SectionsPanel';
import { Structure } from './Structure';
import { UploadPanel } from './upload/UploadPanel';

export function BrainPage() {
  const { brainId } = useParams({ from: '/brains/$brainId' });
  const brain = useQuery(brainQuery(brainId));
  return (
    <Page
      title={brain.data ? `Brain ${brain.data.pseudonym}` : 'Brain'}
      crumbs={[{ label: 'Data', link: { to: '/brains' } }]}
    >
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="md">
        <Panel title="Donor">
          <Loaded query={brain} height={150}>
            {(data) => <Donor brain={data} />}
          </Loaded>
        </Panel>
        <Panel title="Consent">
          <Loaded query={brain} height={150}>
            {(data) => <ConsentFacts brain={data} />}
          </Loaded>
        </Panel>
        <Panel title="Hemispheres and blocks">
          <Loaded query={brain} height={150}>
            {(data) => <Structure brain={data} />}
          </Loaded>
        </Panel>
        <Panel title="Made from it">
          <Descendants brainId={brainId} />
        </Panel>
      </SimpleGrid>
      <ConsentHistory brainId={brainId} />
      {brain.data && <UploadPanel brain={brain.data} />}
      <SectionsPanel brainId={brainId} brain={brain.data} />
    </Page>
  );
}

function Donor({ brain }: { brain: Brain }) {
  return (
    <Facts
      facts={[
        ['Pseudonym', brain.pseudonym],
        ['Species', brain.species],
        [
          'Age',
          brain.ageYears === null || brain.ageYears === undefined ? '–' : `${brain.ageYears} years`,
        ],
        ['Sex', brain.sex ? words(brain.sex) : '–'],
        ['Sections', brain.sectionCount],
      ]}
    />
  );
}

function Descendants({ brainId }: { brainId: string }) {
  const descendants = useQuery(descendantsQuery(brainId));
  return (
    <Loaded query={descendants} height={150}>
      {(made) =>
        made.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing was made from this brain yet.
          </Text>
        ) : (
          <>
            <Text size="xs" c="dimmed" mb={6}>
              {made.some((each) => each.quarantined)
                ? `${plural(made.length, 'thing')} in quarantine, for the consent is withdrawn.`
                : `${plural(made.length, 'thing')} would be quarantined if the consent were withdrawn.`}
            </Text>
            <ul className={classes.list}>
              {made.map((each) => (
                <li key={each.id}>
                  <span className={classes.dim}>{each.kind}</span> <DescendantLink of={each} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}

function DescendantLink({
  of: { kind, id, name, runId },
}: {
  of: { kind: string; id: string; name: string; runId?: string | null };
}) {
  if (kind === 'model') {
    return (
      <Link to="/models/$modelId" params={{ modelId: id }}>
        {name}
      </Link>
    );
  }
  if (kind === 'patchset') {
    return (
      <Link to="/patchsets/$patchsetId" params={{ patchsetId: id }}>
        {name}
      </Link>
    );
  }
  return runId ? (
    <Link to="/runs/$runId" params={{ runId }}>
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}
