// Browser tests against the fixtures: every screen in light and dark has no axe finding (WCAG 2.2
// A and AA) and no page error; then a few journeys by keyboard and mouse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { findChromium, MISSING, withBrowser } from './browser.mjs';
import { startFixtureServer } from './fixture-server.mjs';
import { journeys } from './journeys.mjs';
import { viewerJourneys } from './viewer-journeys.mjs';
import { discover, screensOf, settle, show } from './screens-list.mjs';

const { values } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' }, only: { type: 'string' } },
});
const executablePath = findChromium();
if (!executablePath) {
  console.error(`Browser tests: ${MISSING}`);
  process.exit(1);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const failures = [];
const started = Date.now();

/** Runs one test and notes its failure. */
async function test(name, work) {
  if (values.only && !name.includes(values.only)) return;
  const from = Date.now();
  try {
    await work();
    console.log(`  ✓ ${name} (${Date.now() - from} ms)`);
  } catch (error) {
    failures.push(name);
    console.log(`  ✗ ${name}\n    ${String(error.message ?? error).replaceAll('\n', '\n    ')}`);
  }
}

async function axeFindings(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    TAGS,
  );
  return violations.map(
    (v) =>
      `${v.id}: ${v.help}\n${v.nodes
        .slice(0, 4)
        .map((n) => `  ${n.target.join(' ')} – ${n.failureSummary?.split('\n')[1]?.trim()}`)
        .join('\n')}`,
  );
}

const server = await startFixtureServer(values.dist);
try {
  await withBrowser(executablePath, {}, async (context) => {
    const page = await context.newPage();
    const pageErrors = [];
    page.on('pageerror', (error) => pageErrors.push(error.message));
    await page.goto(server.url);
    await settle(page);
    const ids = await discover(page);
    for (const screen of screensOf(ids)) {
      await test(`${screen.name} is accessible in light and dark`, async () => {
        pageErrors.length = 0;
        assert.ok(screen.path, 'the fixtures have nothing to show on it');
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        assert.ok(await show(page, server.url, screen), 'its window does not open');
        assert.equal((await axeFindings(page)).join('\n'), '', 'in light');
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
        assert.equal((await axeFindings(page)).join('\n'), '', 'in dark');
        assert.deepEqual(pageErrors, []);
      });
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const [name, journey] of Object.entries({ ...journeys, ...viewerJourneys })) {
      await test(name, async () => {
        pageErrors.length = 0;
        await context.clearCookies();
        await journey({ page, context, server, ids, settle, axeFindings });
        assert.deepEqual(pageErrors, []);
      });
    }
  });
} finally {
  await server.close();
}
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  failures.length === 0
    ? `Browser tests passed in ${seconds} s`
    : `${failures.length} browser tests failed`,
);
process.exit(failures.length === 0 ? 0 : 1);
