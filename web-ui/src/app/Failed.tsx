import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/components/Empty';
import { Page } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';

export function RouteFailed({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="Something went wrong">
      <ProblemAlert error={error} onRetry={reset} />
    </Page>
  );
}

export function NotFound() {
  return (
    <Page title="Nothing is here">
      <Empty title="This address leads nowhere">
        The link may be old or mistyped. <Link to="/">Go to the start page</Link>.
      </Empty>
    </Page>
  );
}
