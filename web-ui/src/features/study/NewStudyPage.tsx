import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { studyQuery, studyTemplatesQuery } from '@/api/queries/study';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { useWho } from '@/lib/session';
import { clonedFields, fieldsOf } from './study-schema';
import { StudyForm } from './StudyForm';

export function NewStudyPage() {
  const { project } = useWho();
  const { from } = useSearch({ from: '/studies/new' });
  return (
    <Page
      title={from ? 'Clone a study' : 'New study'}
      crumbs={[{ label: 'Studies', link: { to: '/studies' } }]}
      lead="Submitting freezes the question, the inputs and every parameter; the runs start when a node is free."
    >
      {from ? (
        <Clone studyId={from} />
      ) : !project ? (
        <NoProject />
      ) : (
        <Fresh projectId={project.id} />
      )}
    </Page>
  );
}

/** Belongs where its study does, whatever project is chosen. */
function Clone({ studyId }: { studyId: string }) {
  const { variant } = useSearch({ from: '/studies/new' });
  const study = useQuery(studyQuery(studyId));
  const templates = useQuery(studyTemplatesQuery);
  return (
    <Loaded query={templates} height={560}>
      {(known) => (
        <Loaded query={study} height={560}>
          {(data) => (
            <StudyForm
              projectId={data.projectId}
              start={clonedFields(data, variant)}
              templates={known}
              comparisons={data.comparisons}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Fresh({ projectId }: { projectId: string }) {
  const { patchset, split } = useSearch({ from: '/studies/new' });
  const templates = useQuery(studyTemplatesQuery);
  return (
    <Loaded query={templates} height={560}>
      {(known) => {
        const [template] = known;
        return template ? (
          <StudyForm
            projectId={projectId}
            start={{ ...fieldsOf(template), patchsetId: patchset ?? '', splitId: split ?? '' }}
            templates={known}
            template={template}
          />
        ) : (
          <Panel>
            <Empty title="The platform offers no study template" />
          </Panel>
        );
      }}
    </Loaded>
  );
}
