import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '@/app/App';
import { createAppRouter } from '@/app/router';

/** Renders the whole application at an address, without transitions: what is there is in sight. */
export function renderApp(address = '/') {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(<App router={router} client={client} env="test" />);
  return { ...view, router, user: userEvent.setup({ delay: null }) };
}
