import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '@/api/types';
import { refused, type Answer } from '@/testing/platform';
import { serve, server } from '@/testing/server';
import type { Shape } from '../shapes/shape';
import type { Change } from './edit-session';
import { bringBack, saveAll } from './save';

const geometry: Shape['geometry'] = { type: 'Point', coordinates: [1, 2] };
const shape = (id: string): Shape => ({
  id,
  kind: 'area',
  region: 'hOc1',
  colour: '#009f81',
  geometry,
  name: undefined,
  revision: 3,
  annotator: 'ana',
  origin: 'human',
  certainty: undefined,
  locked: false,
});
const kept = (id: string, over: Partial<Annotation> = {}): Annotation => ({
  id,
  revision: 3,
  kind: 'AREA',
  region: { id: 'r1', name: 'hOc1', colour: '#009f81', parcellation: 'phantom@2' },
  geometry,
  name: 'left bank',
  annotator: 'ana',
  method: 'qupath',
  origin: 'ASSISTED',
  certainty: 0.7,
  uncertaintyBandUm: 120,
  locked: false,
  deleted: false,
  author: 'ben',
  reason: 'second look',
  at: '2026-01-02T03:04:05Z',
  warnings: [],
  ...over,
});
const change = (id: string, over: Partial<Change> = {}): Change => ({
  id,
  revision: 3,
  shape: shape(id),
  ...over,
});

let sent: [method: string, id: string, body: unknown][] = [];
const save = (changes: readonly Change[]) => saveAll('image', changes, 'why', () => undefined);

/** Answers each request for an annotation; what is undefined is taken as it came. */
function answering(over: (method: string, id: string) => Answer | undefined) {
  serve('researcher', (method, path, body) => {
    const id =
      path
        .replace(/\/revisions$/, '')
        .split('/')
        .at(-1) ?? '';
    sent.push([method, id, body]);
    const answer = over(method, id) ?? {
      status: 200,
      body: kept(id, method === 'GET' ? {} : { revision: 4, deleted: method === 'DELETE' }),
    };
    const isList = method === 'GET' && answer.status === 200;
    return isList
      ? { ...answer, body: { items: [{ annotation: answer.body, changed: [] }], nextCursor: null } }
      : answer;
  });
}

beforeEach(() => {
  sent = [];
});

describe('saving', () => {
  it('keeps all that the viewer does not change, and the reason', async () => {
    answering(() => undefined);
    const { saved } = await save([change('a')]);
    expect(sent.at(-1)).toEqual([
      'PUT',
      'a',
      {
        kind: 'AREA',
        regionId: 'r1',
        geometry,
        name: 'left bank',
        origin: 'ASSISTED',
        certainty: 0.7,
        uncertaintyBandUm: 120,
        reason: 'why',
      },
    ]);
    expect(saved[0]?.now).toMatchObject({ revision: 4, shape: { revision: 4, region: 'hOc1' } });
    expect(saved[0]?.now.shape?.geometry).toBe(geometry);
  });

  it('takes the region away, or gives another one, where that was chosen', async () => {
    answering(() => undefined);
    const other = { ...shape('b'), region: 'hOc2', regionId: 'r2' };
    await save([
      change('a', { shape: { ...shape('a'), region: undefined } }),
      change('b', { shape: other }),
    ]);
    const bodies = sent.filter(([method]) => method === 'PUT').map(([, , body]) => body);
    expect(bodies).toMatchObject([{}, { regionId: 'r2' }]);
    expect(bodies[0]).not.toHaveProperty('regionId');
  });

  it('finds that somebody was faster before it writes, and goes on with the next', async () => {
    answering((method, id) =>
      method === 'GET' && id === 'a'
        ? { status: 200, body: kept('a', { revision: 5 }) }
        : undefined,
    );
    const { conflicts, saved } = await save([change('a'), change('b', { shape: null })]);
    expect(conflicts).toMatchObject([
      { change: { id: 'a' }, theirs: { revision: 5, author: 'ben' } },
    ]);
    expect(saved).toMatchObject([{ change: { id: 'b' }, now: { revision: 4, shape: null } }]);
    expect(sent.map(([method]) => method)).toEqual(['GET', 'GET', 'DELETE']);
  });

  it('finds that somebody was faster between the reading and the writing', async () => {
    let reads = 0;
    answering((method) =>
      method === 'PUT'
        ? refused(412, 'version-conflict', 'Somebody changed it in between', 'Read it again.')
        : { status: 200, body: kept('a', { revision: ++reads === 1 ? 3 : 4, author: 'eve' }) },
    );
    const { conflicts } = await save([change('a')]);
    expect(conflicts[0]?.theirs).toMatchObject({ revision: 4, author: 'eve' });
  });

  it('goes on after a refusal of one', async () => {
    answering((method, id) =>
      method === 'PUT' && id === 'a'
        ? refused(409, 'annotation-locked', 'The annotation is locked', 'Unlock it first.')
        : undefined,
    );
    const { refused: failed, saved, broken } = await save([change('a'), change('b')]);
    expect(failed.map((each) => each.change.id)).toEqual(['a']);
    expect(saved.map((each) => each.change.id)).toEqual(['b']);
    expect(broken).toBeUndefined();
  });

  it('stops where the platform fails, and leaves the rest unsent', async () => {
    answering((_, id) =>
      id === 'b' ? refused(503, 'unavailable', 'Not now', 'Later.') : undefined,
    );
    const { saved, broken } = await save([change('a'), change('b'), change('c')]);
    expect(saved.map((each) => each.change.id)).toEqual(['a']);
    expect(broken).toMatchObject({ problem: { status: 503 } });
    expect(sent.some(([, id]) => id === 'c')).toBe(false);
  });

  it('finds what an earlier save made after all, though its answer was lost', async () => {
    answering((method) =>
      method === 'POST'
        ? refused(409, 'conflict', 'It is there already', 'Read it.')
        : { status: 200, body: kept('new', { revision: 1, author: 'me' }) },
    );
    const { conflicts } = await save([change('new', { revision: 0 })]);
    expect(conflicts).toMatchObject([{ theirs: { revision: 1, author: 'me' } }]);
  });

  it('makes what is new under its own identifier', async () => {
    answering(() => ({ status: 201, body: kept('new', { revision: 1 }) }));
    const { saved } = await save([change('new', { revision: 0 })]);
    expect(sent).toMatchObject([
      ['POST', 'annotations', { id: 'new', kind: 'AREA', geometry, reason: 'why' }],
    ]);
    expect(saved[0]?.now.revision).toBe(1);
  });

  it('finds out who deleted it meanwhile, and puts what was drawn back on top', async () => {
    answering((method) =>
      method === 'GET'
        ? { status: 200, body: kept('a', { revision: 4, deleted: true, author: 'ben' }) }
        : undefined,
    );
    const { conflicts } = await save([change('a')]);
    expect(conflicts).toMatchObject([{ theirs: { revision: 4, deleted: true, author: 'ben' } }]);
    const { saved } = await save([change('a', { revision: 4 })]);
    expect(saved.map((each) => each.change.id)).toEqual(['a']);
  });

  it('brings an earlier revision back as it was, on top of the newest', async () => {
    let condition: string | null = null;
    server.use(
      http.put('*/api/v1/images/image/annotations/a', async ({ request }) => {
        condition = request.headers.get('If-Match');
        sent.push(['PUT', 'a', await request.json()]);
        return HttpResponse.json(kept('a', { revision: 8 }));
      }),
    );
    const now = await bringBack('image', 7, kept('a', { revision: 2 }), 'it was right');
    expect(condition).toBe('"7"');
    expect(sent).toMatchObject([['PUT', 'a', { regionId: 'r1', reason: 'it was right' }]]);
    expect(now).toMatchObject({ revision: 8, shape: { revision: 8 } });
  });
});
