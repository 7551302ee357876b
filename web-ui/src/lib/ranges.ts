import { z } from 'zod';
import ranges from '@/api/ranges.json';

const known: Record<string, Record<string, number[]>> = ranges;

/**
 * What a specification allows for a field, e.g. `PhantomSpec`, `brains`. The OpenAPI document does
 * not carry the ranges that core's records check, so `ranges.json` repeats them; the platform has
 * the last word.
 */
export function rangeOf(schema: string, field: string): readonly [number, number] | undefined {
  const range = known[schema]?.[field];
  return range?.[0] !== undefined && range[1] !== undefined ? [range[0], range[1]] : undefined;
}

/** A number that lies where the API allows it. */
export function numberIn(schema: string, field: string, whole = false) {
  const base = z.number({ error: 'A number is needed.' });
  const typed = whole ? base.int('A whole number is needed.') : base;
  const range = rangeOf(schema, field);
  if (!range) return typed;
  const [low, high] = range;
  const says = `It must lie between ${low} and ${high}.`;
  return typed.min(low, says).max(high, says);
}
