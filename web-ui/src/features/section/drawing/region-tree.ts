import type { Region as Listed } from '@/api/types';

/** A region as the platform lists it; of a recent one no more than this is remembered. */
export type Region = Pick<Listed, 'id' | 'name' | 'colour'> & Partial<Listed>;

export interface RegionNode {
  region: Region;
  below: RegionNode[];
}

/**
 * The tree of a list of regions, in its order. With words to look for it holds the regions whose name
 * or alias has them, and what leads to those.
 */
export function regionTree(regions: readonly Region[], words = ''): RegionNode[] {
  const wanted = words.trim().toLowerCase();
  const known = new Set(regions.map(({ id }) => id));
  const children = new Map<string | null, Region[]>();
  for (const region of regions) {
    const parent = region.parentId && known.has(region.parentId) ? region.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), region]);
  }
  const nodes = (parent: string | null): RegionNode[] =>
    (children.get(parent) ?? []).flatMap((region) => {
      const below = nodes(region.id);
      if (wanted !== '' && below.length === 0 && !isNamed(region, wanted)) return [];
      return [{ region, below }];
    });
  return nodes(null);
}

function isNamed({ name, aliases = [] }: Region, wanted: string): boolean {
  return [name, ...aliases].some((each) => each.toLowerCase().includes(wanted));
}

const RECENT = 9;
const NAME = 'cytostudy.recent-regions';

/** The regions that were chosen last, in the order of the keys Shift+1 to Shift+9. */
export function recentRegions(): Region[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter(
          (each: Partial<Region> | null): each is Region =>
            typeof each?.id === 'string' &&
            typeof each.name === 'string' &&
            /^#[0-9a-f]{6}$/.test(each.colour ?? ''),
        )
      : [];
  } catch {
    return [];
  }
}

/** Adds a region to the recent ones; those that were there keep their keys while there is room. */
export function remembered(recent: readonly Region[], region: Region): Region[] {
  if (recent.some(({ id }) => id === region.id)) return [...recent];
  const { id, name, colour } = region;
  const next = [...recent, { id, name, colour }].slice(-RECENT);
  try {
    window.localStorage.setItem(NAME, JSON.stringify(next));
  } catch {
    // Remembered until the page is left, then.
  }
  return next;
}
