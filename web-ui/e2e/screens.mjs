// Takes a picture of every screen, in light and dark:
//   npm run screens -- --url http://127.0.0.1:7070 --login 'http://…/login?token=…' --out DIR
// Without --url it shows the fixtures (--dist names the built user interface).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium, MISSING, withBrowser } from './browser.mjs';
import { discover, screensOf, settle, show } from './screens-list.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.E2E_URL },
    login: { type: 'string' },
    out: { type: 'string', default: 'target/screens' },
    dist: { type: 'string', default: 'dist' },
    only: { type: 'string' },
  },
});
const executablePath = findChromium();
if (!executablePath) {
  console.error(MISSING);
  process.exit(1);
}
const fixture = values.url
  ? undefined
  : await (await import('./fixture-server.mjs')).startFixtureServer(values.dist);
const url = values.url ?? fixture.url;
mkdirSync(values.out, { recursive: true });

try {
  await withBrowser(executablePath, {}, async (context) => {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
    await page.goto(values.login ?? url);
    await settle(page);
    const screens = screensOf(await discover(page)).filter(
      ({ name }) => !values.only || values.only.split(',').includes(name),
    );
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const screen of screens) {
        const { name } = screen;
        if (!screen.path) {
          console.log(`${name}: there is nothing to show`);
          continue;
        }
        if (!(await show(page, url, screen))) {
          console.log(`${name}: one may not open it`);
          continue;
        }
        await page.waitForTimeout(1_000);
        await page.screenshot({ path: join(values.out, `${name}-${scheme}.png`), fullPage: true });
        console.log(`${name}-${scheme}.png`);
      }
    }
  });
} finally {
  await fixture?.close();
}
