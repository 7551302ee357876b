// Generates src/api/schema.d.ts from the platform's OpenAPI document; with --check, fails when the
// file that is checked in is not what the document gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../../platform/api/openapi.yaml', import.meta.url);
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

if (existsSync(DOCUMENT)) {
  put('schema.d.ts', astToString(await openapiTS(DOCUMENT)));
}
if (stale) process.exit(1);
