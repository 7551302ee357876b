import { Empty } from './Empty';
import { Panel } from './Page';

export function NoProject() {
  return (
    <Panel>
      <Empty title="You belong to no project yet">
        An administrator or the owner of a project can add your account to it; then its brains,
        studies and runs appear here.
      </Empty>
    </Panel>
  );
}
