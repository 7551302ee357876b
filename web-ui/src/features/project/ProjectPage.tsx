import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { projectQuery } from '@/api/queries/project';
import { DialogButton } from '@/components/form/DialogButton';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { useMayOwn } from '@/lib/session';
import { ChangeProjectForm } from './ChangeProjectForm';
import { Members } from './Members';

export function ProjectPage() {
  const { projectId } = useParams({ from: '/projects/$projectId' });
  const project = useQuery(projectQuery(projectId));
  const mayOwn = useMayOwn(projectId);
  return (
    <Page
      title={project.data?.name ?? 'Project'}
      crumbs={[{ label: 'Projects', link: { to: '/projects' } }]}
      lead={project.data?.description}
      actions={
        project.data && (
          <DialogButton label="Change" title="Change the project" access={mayOwn}>
            {(close) => <ChangeProjectForm project={project.data} onDone={close} />}
          </DialogButton>
        )
      }
    >
      <Panel title="Project">
        <Loaded query={project} height={110}>
          {(data) => (
            <Facts
              facts={[
                ['Id', <Hash key="id" value={data.id} length={36} />],
                [
                  'Made',
                  <span key="made">
                    <When at={data.createdAt} /> by {data.createdBy}
                  </span>,
                ],
              ]}
            />
          )}
        </Loaded>
      </Panel>
      <Members projectId={projectId} />
    </Page>
  );
}
