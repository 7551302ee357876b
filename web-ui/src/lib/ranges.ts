import { z } from 'zod';
import { ranges, texts } from '@/api/ranges';

/** What the API's document says of a number; the platform has the last word. */
interface Range {
  min?: number;
  /** The least that it may not be. */
  above?: number;
  max?: number;
  only?: readonly number[];
  whole?: boolean;
  unit?: string;
  /** The demo's setting. */
  start?: number;
}

type Schema = keyof typeof ranges;
type Field<S extends Schema> = keyof (typeof ranges)[S] & string;

const known: Record<string, Record<string, Range>> = ranges;

/** What a person should know of a field, e.g. `PhantomSpec`, `brains`, before it is filled in. */
export function describe(
  schema: string,
  field: string,
): { unit?: string; says?: string; start?: number } {
  const { min, above, max, unit, start } = known[schema]?.[field] ?? {};
  return { unit, says: sayRange(min, above, max), start };
}

/** A least value that only keeps zero out is said as what it means. */
const ABOVE_ZERO = 1e-4;
const plain = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });

function sayRange(
  min: number | undefined,
  above: number | undefined,
  max: number | undefined,
): string | undefined {
  const most = max === undefined ? undefined : `at most ${plain.format(max)}`;
  if (above !== undefined) return [`above ${plain.format(above)}`, most].filter(Boolean).join(', ');
  if (min === undefined) return most;
  const positive = min > 0 && min <= ABOVE_ZERO;
  if (max === undefined) return positive ? 'above 0' : `at least ${plain.format(min)}`;
  if (positive) return `above 0, at most ${plain.format(max)}`;
  return `${plain.format(min)} to ${plain.format(max)}`;
}

/** A number that lies where the API allows it. */
export function numberIn<S extends Schema>(schema: S, field: Field<S>) {
  const { min, above, max, only, whole }: Range = known[schema]?.[field] ?? {};
  const base = z.number({ error: 'A number is needed.' });
  const typed = whole ? base.int('A whole number is needed.') : base;
  if (only) {
    return typed.refine((n) => only.includes(n), `It must be ${only.join(' or ')}.`);
  }
  let within = typed;
  if (min !== undefined) within = within.min(min, `It must be at least ${min}.`);
  if (above !== undefined) within = within.gt(above, `It must be above ${above}.`);
  if (max !== undefined) within = within.max(max, `It must be at most ${max}.`);
  return within;
}

interface Text {
  max?: number;
  pattern?: string;
}

type Texts = keyof typeof texts;

const NOT_BLANK = '\\S';

/** A text of the length that the API allows; one that must not be blank says `missing`. */
export function textIn<S extends Texts>(
  schema: S,
  field: keyof (typeof texts)[S] & string,
  missing: string,
) {
  const { max, pattern } = (texts as Record<string, Record<string, Text>>)[schema]?.[field] ?? {};
  let text = z.string().trim();
  if (pattern === NOT_BLANK) text = text.min(1, missing);
  else if (pattern !== undefined) text = text.regex(new RegExp(`^(?:${pattern})$`), missing);
  return max === undefined ? text : text.max(max, `At most ${plain.format(max)} characters.`);
}
