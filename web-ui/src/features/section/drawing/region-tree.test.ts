import { describe, expect, it } from 'vitest';
import { recentRegions, regionTree, remembered, type Region, type RegionNode } from './region-tree';

const region = (id: string, parentId?: string, aliases: string[] = []): Region => ({
  id,
  name: id,
  colour: '#123456',
  parentId: parentId ?? null,
  aliases,
});
const regions = [
  region('occipital'),
  region('hOc1', 'occipital', ['V1', 'BA 17']),
  region('hOc2', 'occipital'),
  region('parietal'),
  region('PGa', 'parietal'),
  region('lost', 'not there'),
];
const names = (nodes: readonly RegionNode[]): unknown[] =>
  nodes.map(({ region: { name }, below }) => (below.length > 0 ? [name, names(below)] : name));

describe('the tree of regions', () => {
  it('keeps the order, and puts what has no parent at the top', () => {
    expect(names(regionTree(regions))).toEqual([
      ['occipital', ['hOc1', 'hOc2']],
      ['parietal', ['PGa']],
      'lost',
    ]);
  });

  it('finds by name and by alias, and shows what leads there', () => {
    expect(names(regionTree(regions, ' v1 '))).toEqual([['occipital', ['hOc1']]]);
    expect(names(regionTree(regions, 'hoc'))).toEqual([['occipital', ['hOc1', 'hOc2']]]);
    expect(regionTree(regions, 'nothing')).toEqual([]);
  });
});

describe('recent regions', () => {
  it('keep their keys, and the oldest makes room', () => {
    let recent: Region[] = [];
    for (let i = 1; i <= 9; i++) recent = remembered(recent, region(`r${i}`));
    expect(remembered(recent, region('r3')).map(({ id }) => id)).toEqual(
      recent.map(({ id }) => id),
    );
    expect(remembered(recent, region('r10')).map(({ id }) => id)).toEqual([
      'r2',
      'r3',
      'r4',
      'r5',
      'r6',
      'r7',
      'r8',
      'r9',
      'r10',
    ]);
    expect(recentRegions().at(-1)?.id).toBe('r10');
  });

  it('are none where the browser has something else', () => {
    window.localStorage.setItem('cytostudy.recent-regions', '[{"id":1},null]');
    expect(recentRegions()).toEqual([]);
    window.localStorage.setItem('cytostudy.recent-regions', '{');
    expect(recentRegions()).toEqual([]);
  });
});
