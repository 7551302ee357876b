import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('the form of an ingestion', () => {
  it('says at the image root which ones there are, and sends the threads', async () => {
    let sent: unknown;
    serve('researcher', (method, path, body) => {
      if (method !== 'POST' || !path.endsWith('/preparations')) return undefined;
      sent = body;
      return refused(400, 'invalid-request', 'A value is missing or out of range', 'See errors.', [
        { pointer: '/source/imageRoot', detail: "'scan' is none of [scans]" },
      ]);
    });
    const { user } = renderApp('/preparations/new?kind=ingest');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'March');
    await user.click(screen.getByRole('radio', { name: /an image root/ }));
    const root = screen.getByRole('textbox', { name: 'Image root' });
    await user.type(root, 'scan');
    await user.type(screen.getByRole('textbox', { name: 'CPU threads a step' }), '4');
    await user.click(screen.getByRole('button', { name: 'Ingest' }));
    await waitFor(() => expect(root).toHaveAccessibleDescription(/is none of \[scans\]/));
    expect(sent).toEqual({
      kind: 'ingest',
      name: 'March',
      threads: 4,
      source: { imageRoot: 'scan', mappingPath: 'mapping.csv' },
    });
  });
});
