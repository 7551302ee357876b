import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '@/app/App';
import { newQueryClient } from '@/app/query-client';
import { createAppRouter } from '@/app/router';

/** Renders the whole application at an address, without transitions: what is there is in sight. */
export function renderApp(address = '/') {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const client = newQueryClient(false);
  const view = render(<App router={router} client={client} env="test" />);
  return { ...view, router, client, user: userEvent.setup({ delay: null }) };
}
