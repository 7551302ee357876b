import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { sections } from '@/testing/fixtures/section';
import { renderApp } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { uploadStore } from '@/testing/uploads';
import { FileHash } from './file-hash';

// Workers are what jsdom lacks; the same hash is made in the page.
vi.mock('./open-hash', () => ({
  openHash: (file: Blob) => {
    const hash = new FileHash();
    hash.open(file);
    return Promise.resolve({
      hash: { step: () => hash.step(), digest: () => Promise.resolve(hash.digest()) },
      close: () => undefined,
    });
  },
}));

const [brain] = brains;
const address = `/brains/${brain?.id ?? ''}`;
const scan = (name: string) => new File(['a scan'], name, { lastModified: 5 });

/** Serves the fixtures with uploads; keeps what preparations are asked for. */
function serveUploads() {
  const asked: unknown[] = [];
  serve('researcher', (method, path, body) => {
    if (method === 'POST' && path.endsWith('/preparations')) asked.push(body);
    return undefined;
  });
  const store = uploadStore();
  server.use(...store.handlers);
  return { store, asked };
}

async function choose(user: UserEvent, container: HTMLElement, ...files: File[]) {
  await screen.findByRole('button', { name: 'Choose files' });
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is no field for files');
  await user.upload(input, files);
}

describe('scans that are brought', () => {
  it('are sent, described and ingested, and the report is shown', async () => {
    const { store, asked } = serveUploads();
    const { user, container, router } = renderApp(address);
    await choose(user, container, scan('new.tif'));
    const row = await screen.findByRole('listitem', { name: 'new.tif' });
    expect(await within(row).findByText('is at the platform')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ingest 1 file' }));
    expect(await within(row).findByText('A number is needed.')).toBeVisible();
    await user.type(within(row).getByRole('textbox', { name: 'Section number' }), '901');
    await user.type(within(row).getByRole('textbox', { name: 'Position z (mm)' }), '18.5');
    const stain = within(row).getByRole('textbox', { name: 'Stain' });
    await user.clear(stain);
    await user.type(stain, 'Nissl');
    await user.type(within(row).getByRole('textbox', { name: 'Pixel size (µm)' }), '0.5');
    await user.click(screen.getByRole('button', { name: 'Ingest 1 file' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/preparations\//));
    const [preparation] = asked as { kind: string; source: { uploadSha256: string } }[];
    const text = (sha256: string) =>
      JSON.parse(new TextDecoder().decode(store.contents.get(sha256))) as Record<string, unknown>;
    const list = text(preparation?.source.uploadSha256 ?? '') as {
      mapping: string;
      files: { name: string; sha256: string; bytes: number }[];
    };
    expect(list.mapping).toBe('mapping.json');
    expect(list.files.map(({ name, bytes }) => [name, bytes])).toContainEqual(['new.tif', 6]);
    const mapping = list.files.find(({ name }) => name === 'mapping.json');
    expect(text(mapping?.sha256 ?? '').entries).toEqual([
      expect.objectContaining({
        file: 'new.tif',
        brain: brain?.pseudonym,
        hemisphere: 'left',
        section: 901,
        zMm: 18.5,
        plane: 'coronal',
        stain: 'Nissl',
        pixelSizeUm: 0.5,
      }),
    ]);
  });

  it('are remembered after a reload, and those that are there need not be chosen again', async () => {
    const { store } = serveUploads();
    const first = renderApp(address);
    await choose(first.user, first.container, scan('there.tif'));
    await within(await screen.findByRole('listitem', { name: 'there.tif' })).findByText(
      'is at the platform',
    );
    store.before.push(() => store.problem(507, 'upload-quota-exceeded', 'No room for it'));
    await choose(first.user, first.container, new File(['x'], 'cut.tif', { lastModified: 5 }));
    expect(await screen.findByText('No room for it')).toBeVisible();
    first.unmount();
    const { user, container } = renderApp(address);
    const cut = await screen.findByRole('listitem', { name: 'cut.tif' });
    expect(within(cut).getByText(/Choose the same file again/)).toBeVisible();
    const there = screen.getByRole('listitem', { name: 'there.tif' });
    expect(within(there).getByText('is at the platform')).toBeVisible();
    await choose(user, container, new File(['x'], 'cut.tif', { lastModified: 5 }));
    expect(await within(cut).findByText('is at the platform')).toBeVisible();
  });

  it('are asked for by the number in their name only where that section has no image', async () => {
    serveUploads();
    const { user, container } = renderApp(address);
    const number = sections(0)[0]?.number ?? 0;
    await choose(user, container, scan(`s${number}.tif`));
    const row = await screen.findByRole('listitem', { name: `s${number}.tif` });
    expect(within(row).getByRole('textbox', { name: 'Section number' })).toHaveValue('');
    expect(within(row).getByRole('textbox', { name: 'Pixel size (µm)' })).toHaveValue('');
  });

  it('are not taken from who may change nothing', async () => {
    serve('auditor');
    renderApp(address);
    expect(await screen.findByRole('button', { name: 'Choose files' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
