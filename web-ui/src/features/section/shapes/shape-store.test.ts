import { describe, expect, it, vi } from 'vitest';
import { random } from '@/testing/fixtures/made-up';
import { ShapeStore, type Summary } from './shape-store';
import { KINDS, ringsOf, type Box, type Geometry, type Kind, type Shape } from './shape';

const shape = (id: string, geometry: Geometry, kind: Kind = 'area'): Shape => ({
  id,
  kind,
  region: id,
  colour: '#102030',
  geometry,
  name: undefined,
  revision: 1,
  annotator: 'a',
  origin: 'human',
  certainty: undefined,
  locked: false,
});

const square = (x: number, y: number, edge: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + edge, y],
      [x + edge, y + edge],
      [x, y + edge],
      [x, y],
    ],
  ],
});

/** Rough discs, as cells are drawn. */
function discs(count: number, radius: number, extent: number): Shape[] {
  const next = random(7);
  return Array.from({ length: count }, (_, i) => {
    const [cx, cy] = [next() * extent, next() * extent];
    const ring = Array.from({ length: 17 }, (__, v) => {
      const angle = ((v % 16) / 16) * 2 * Math.PI;
      return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    });
    return shape(`disc-${i}`, { type: 'Polygon', coordinates: [ring] });
  });
}

const everything = { minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 };

function filled(shapes: readonly Shape[]): ShapeStore {
  const store = new ShapeStore();
  store.fill(shapes);
  return store;
}

const look = (store: ShapeStore, box: Box, zoom: number) => store.visible(box, box, zoom, KINDS);

describe('the store of shapes', () => {
  it('gives every geometry back to the last digit', () => {
    const geometries: Geometry[] = [
      { type: 'Point', coordinates: [0.1, 99_999.123456789] },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [1 / 3, 2 / 3],
          [5, 6],
        ],
      },
      square(0.1, 0.2, 0.3),
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [9, 0],
              [9, 9],
              [0, 0],
            ],
            [
              [5, 2],
              [6, 2],
              [6, 3],
              [5, 2],
            ],
          ],
          [
            [
              [20, 0],
              [29, 0],
              [29, 9],
              [20, 0],
            ],
          ],
        ],
      },
    ];
    const store = filled(geometries.map((geometry, i) => shape(`s${i}`, geometry)));
    geometries.forEach((geometry, i) => expect(store.get(`s${i}`)?.geometry).toEqual(geometry));
  });

  it('draws outlines where there are few, and pixels where there are many', () => {
    const store = filled(discs(5_000, 10, 10_000));
    const far = look(store, everything, 0.05);
    expect(far).toMatchObject({ mode: 'raster', inView: 5_000, dots: 0 });
    const near = look(store, { minX: 0, minY: 0, maxX: 1_000, maxY: 1_000 }, 2);
    expect(near.mode).toBe('vectors');
    expect(near.inView).toBeGreaterThan(20);
    expect(near.inView).toBeLessThan(120);
  });

  it('counts those that are smaller than a pixel', () => {
    const store = filled(discs(5_000, 10, 10_000));
    expect(look(store, everything, 0.04)).toMatchObject({ dots: 5_000 });
  });

  it('draws long outlines as pixels as well, however few they are', () => {
    const ring = Array.from({ length: 200_001 }, (_, i) => {
      const angle = ((i % 200_000) / 200_000) * 2 * Math.PI;
      return [50_000 + 40_000 * Math.cos(angle), 50_000 + 40_000 * Math.sin(angle)];
    });
    const store = filled([shape('long', { type: 'Polygon', coordinates: [ring] })]);
    expect(look(store, everything, 1).mode).toBe('raster');
    expect(look(store, everything, 0.02)).toMatchObject({
      mode: 'vectors',
      vertices: 200_001,
    });
  });

  it('counts what is in view, and draws what is around it as well', () => {
    const store = filled([shape('in', square(0, 0, 10)), shape('beside', square(50, 0, 10))]);
    const view = { minX: 0, minY: 0, maxX: 20, maxY: 20 };
    const around = { minX: -20, minY: -20, maxX: 60, maxY: 40 };
    const seen = store.visible(view, around, 1, KINDS);
    expect(seen.inView).toBe(1);
    expect(seen.mode === 'vectors' && seen.groups[0]?.ringEnds).toEqual(Uint32Array.of(5, 10));
  });

  it('says how many vertices it drew', () => {
    const store = filled(discs(10, 100, 1_000));
    expect(look(store, everything, 10)).toMatchObject({
      vertices: 170,
      drawnVertices: 170,
    });
    const far = look(store, everything, 0.01);
    // Every second corner of a disc of 16, and the last one.
    expect(far).toMatchObject({ vertices: 170, drawnVertices: 90 });
  });

  it('hits the smallest shape first, and nothing in a hole', () => {
    const withHole: Geometry = {
      type: 'Polygon',
      coordinates: [square(0, 0, 100), square(40, 40, 20)].flatMap(ringsOf),
    };
    const store = filled([shape('outer', withHole), shape('inner', square(10, 10, 10))]);
    expect(store.hit(15, 15, 0.1, KINDS).map((each) => each.id)).toEqual(['inner', 'outer']);
    expect(store.hit(50, 50, 0.1, KINDS)).toEqual([]);
    expect(store.hit(50, 42, 3, KINDS).map((each) => each.id)).toEqual(['outer']);
    expect(store.hit(15, 15, 0.1, ['layer'])).toEqual([]);
  });

  it('takes saved changes in without losing the others', () => {
    const store = filled([shape('a', square(0, 0, 10)), shape('b', square(20, 0, 10))]);
    store.change([shape('a', square(100, 0, 10)), shape('c', square(40, 0, 10))], []);
    expect(store.hit(5, 5, 0.1, KINDS)).toEqual([]);
    expect(store.hit(105, 5, 0.1, KINDS).map((each) => each.id)).toEqual(['a']);
    const summary = store.change([], ['b', 'c']);
    expect(summary.count).toBe(1);
    expect(store.get('b')).toBeUndefined();
    expect(look(store, everything, 1).inView).toBe(1);
  });

  it('leaves out what the page draws itself, but knows it', () => {
    const store = filled([shape('a', square(0, 0, 10))]);
    store.hide(['a']);
    expect(look(store, everything, 1).inView).toBe(0);
    expect(store.get('a')).toBeDefined();
  });

  it('counts regions by kind, in the order of their names', () => {
    const store = filled([
      shape('hOc10', square(0, 0, 1)),
      shape('hOc2', square(0, 0, 1)),
      shape('x', square(0, 0, 1), 'exclude'),
    ]);
    expect(store.change([], []).regions).toMatchObject([
      { region: 'hOc2', count: 1, kind: 'area' },
      { region: 'hOc10', count: 1, kind: 'area' },
      { region: 'x', count: 1, kind: 'exclude' },
    ]);
  });
});

describe('reading', () => {
  const next = random(9);
  const cells = Array.from({ length: 23_000 }, (_, i) => {
    const [x, y] = [next() * 4_000, next() * 1_500];
    return { id: `cell-${i}`, box: { minX: x, minY: y, maxX: x + 2, maxY: y + 2 } };
  });

  /** Answers as the platform does; `fails` says which requests find nobody. */
  function platform(fails: (request: number) => boolean = () => false) {
    let requests = 0;
    vi.spyOn(globalThis, 'fetch').mockImplementation((address) => {
      if (fails(requests++)) return Promise.reject(new TypeError('no network'));
      const query = new URL(address as string, 'http://platform').searchParams;
      const [left = 0, top = 0, right = 0, bottom = 0] = (
        query.get('bbox') ?? '-999999999,-999999999,999999999,999999999'
      )
        .split(',')
        .map(Number);
      const inWindow = cells.filter(
        ({ box }) => box.minX <= right && box.maxX >= left && box.minY <= bottom && box.maxY >= top,
      );
      const came = inWindow.slice(0, Number(query.get('limit')));
      return Promise.resolve(
        Response.json({
          type: 'FeatureCollection',
          cytostudy: { inWindow: inWindow.length, beyondLimit: inWindow.length - came.length },
          features: came.map(({ id, box }) => ({
            id,
            geometry: square(box.minX, box.minY, 2),
            properties: { cytostudy: { kind: 'detection', revision: 1 } },
          })),
        }),
      );
    });
    return () => requests;
  }

  async function begun(store: ShapeStore) {
    const reports: Summary[] = [];
    const answer = await store.load('/annotations', { widthPx: 4_000, heightPx: 1_500 }, (each) =>
      reports.push(each),
    );
    if (!('summary' in answer)) throw new Error('nothing was read');
    return { first: answer.summary, reports };
  }

  it('answers with the largest at once, and each of the others comes once', async () => {
    const requests = platform();
    const store = new ShapeStore();
    const { first, reports } = await begun(store);
    expect(first).toMatchObject({ count: 10_000, reading: { total: 23_000, done: false } });
    expect(look(store, everything, 1).complete).toBe(false);
    await vi.waitFor(() => expect(reports.at(-1)?.reading.done).toBe(true));
    expect(reports.at(-1)?.count).toBe(23_000);
    expect(look(store, everything, 1)).toMatchObject({ complete: true, inView: 23_000 });
    expect(requests()).toBeLessThan(20);
  });

  it('does not bring back what was deleted here meanwhile', async () => {
    platform();
    const store = new ShapeStore();
    const { reports } = await begun(store);
    store.change([], ['cell-1', 'cell-22999']);
    await vi.waitFor(() => expect(reports.at(-1)?.reading.done).toBe(true));
    expect(reports.at(-1)?.count).toBe(22_998);
    expect(store.get('cell-22999')).toBeUndefined();
  });

  it('stops where the platform does not answer, says so, and goes on when it is told', async () => {
    platform((request) => request === 3 || request === 4);
    const store = new ShapeStore();
    const { reports } = await begun(store);
    await vi.waitFor(() =>
      expect(reports.at(-1)?.reading).toMatchObject({
        done: false,
        failure: { unreachable: true },
      }),
    );
    store.resume();
    await vi.waitFor(() => expect(reports.at(-1)?.reading.done).toBe(true));
    expect(reports.at(-1)).toMatchObject({ count: 23_000, reading: { failure: undefined } });
  });

  it('draws a tile anew only where something has changed', () => {
    const store = filled([shape('a', square(0, 0, 10)), shape('b', square(5_000, 0, 10))]);
    const before = store.tile('landmark', 0, 0, 0);
    store.change([shape('b', square(5_000, 0, 20))], []);
    const here = store.tile('landmark', 0, 0, 0, before.revision);
    expect(here.same).toBe(true);
    expect(store.tile('landmark', 0, 9, 0, before.revision).same).toBe(false);
    store.hide(['a']);
    expect(store.tile('landmark', 0, 0, 0, here.revision).same).toBe(false);
  });
});
