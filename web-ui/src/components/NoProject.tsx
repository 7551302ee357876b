import { Code } from '@mantine/core';
import { useWho } from '@/lib/session';
import { Empty } from './Empty';
import { NewProject } from './NewProject';
import { Panel } from './Page';

/** Everything belongs to a project; whoever has none can make one or ask to be added to one. */
export function NoProject() {
  const { session } = useWho();
  return (
    <Panel>
      <Empty
        title={
          session.role === 'auditor' ? 'There is no project yet' : 'You belong to no project yet'
        }
        action={session.role === 'auditor' ? undefined : <NewProject />}
      >
        {session.role === 'auditor' ? (
          'When somebody makes one, its brains, studies and runs appear here.'
        ) : (
          <>
            Make one, or ask the owner of a project to add your account,{' '}
            <Code>{session.subject}</Code>, to its members. Then brains, studies and runs appear
            here.
          </>
        )}
      </Empty>
    </Panel>
  );
}
