// Generates what the user interface takes from the platform's OpenAPI document: src/api/schema.d.ts
// (types) and src/api/ranges.ts (what numbers and texts may be, units, what a form starts with). With
// --check, fails when a file that is checked in is not what the document gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const DOCUMENT = new URL('../../platform/api/openapi.yaml', import.meta.url);
const RANGES_HEAD = `/*
 * Written by scripts/api.mjs from the OpenAPI document; do not edit. For each number of a schema
 * that says so: what it may be, its unit, and the demo's setting, which a form starts with; for each
 * text: how long it may be and what it looks like.
 */
`;
const check = process.argv.includes('--check');
let stale = false;

function put(file, text) {
  const path = new URL(`../src/api/${file}`, import.meta.url);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (check) {
    console.error(`src/api/${file} is stale: run "npm run api:generate" in web-ui and commit it.`);
    stale = true;
  } else {
    writeFileSync(path, text);
    console.log(`src/api/${file} written`);
  }
}

const ranges = {};
const texts = {};

/** Called for each schema while types are made: notes what a named one's properties may be. */
function note(schema, { path }) {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(path ?? '')?.[1];
  if (!name || !schema.properties) return;
  const fields = Object.entries(schema.properties).flatMap(([field, of]) => {
    const only = of.enum?.every(Number.isFinite) ? of.enum : undefined;
    const bounds = [of.minimum, of.exclusiveMinimum, of.maximum];
    if (bounds.every((bound) => bound === undefined) && !only) return [];
    const range = {
      min: of.minimum,
      above: of.exclusiveMinimum,
      max: of.maximum,
      only,
      whole: [of.type].flat().includes('integer') || undefined,
      unit: of['x-unit'],
      start: of.default,
    };
    return [[field, range]];
  });
  if (fields.length > 0) ranges[name] = Object.fromEntries(fields);
  const written = Object.entries(schema.properties).flatMap(([field, of]) =>
    of.maxLength === undefined && of.pattern === undefined
      ? []
      : [[field, { max: of.maxLength, pattern: of.pattern }]],
  );
  if (written.length > 0) texts[name] = Object.fromEntries(written);
}

const sorted = (schemas) =>
  JSON.stringify(Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))));

async function typescript(text, file) {
  const options = await resolveConfig(new URL('../package.json', import.meta.url));
  return format(text, { ...options, filepath: file });
}

if (existsSync(DOCUMENT)) {
  put('schema.d.ts', astToString(await openapiTS(DOCUMENT, { transform: note })));
  const text =
    `${RANGES_HEAD}export const ranges = ${sorted(ranges)} as const;\n\n` +
    `export const texts = ${sorted(texts)} as const;\n`;
  put('ranges.ts', await typescript(text, 'ranges.ts'));
}
if (stale) process.exit(1);
