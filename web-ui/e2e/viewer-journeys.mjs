// What people do on the map of a section. A view in the address says where its pixels are.
import assert from 'node:assert/strict';

const CENTRE = { x: 2048, y: 768 };
const ZOOM = 0.2;

/** Opens a section at a known view, and gives the way from its pixels to those of the screen. */
async function openMap({ page, server, ids, settle }, extra = '', section = ids.section) {
  await page.goto(
    `${server.url}/brains/${ids.brain}/sections/${section}?x=${CENTRE.x}&y=${CENTRE.y}&z=${ZOOM}${extra}`,
  );
  await settle(page);
  await drawnAs(page, /vectors|raster/);
  const box = await page.locator('[data-testid="overlay"]').boundingBox();
  return (x, y) => [
    box.x + box.width / 2 + (x - CENTRE.x) * ZOOM,
    box.y + box.height / 2 + (y - CENTRE.y) * ZOOM,
  ];
}

/** Long, since a busy machine takes its time to make up 250,000 polygons. */
const PATIENCE_MS = 120_000;
const drawnAs = (page, mode) =>
  page
    .locator('[data-testid="drawn-mode"]')
    .filter({ hasText: mode })
    .waitFor({ timeout: PATIENCE_MS });
const unsaved = (page, says) =>
  page.locator('[data-testid="unsaved"]').filter({ hasText: says }).waitFor();

async function drag(page, from, to) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

async function save(page, reason) {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save the annotations' });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  return dialog;
}

/** The colour of the overlay at a place of the screen. */
const colourAt = (page, [x, y]) =>
  page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector('[data-testid="overlay"]');
      const box = canvas.getBoundingClientRect();
      const ratio = canvas.width / box.width;
      const [red, green, blue, alpha] = canvas
        .getContext('2d')
        .getImageData((left - box.left) * ratio, (top - box.top) * ratio, 1, 1).data;
      return { red, green, blue, alpha };
    },
    [x, y],
  );

/** Waits until something is drawn at a place of the screen. */
async function painted(page, place) {
  for (let i = 0; i < 50; i++) {
    if ((await colourAt(page, place)).alpha > 0) return;
    await page.waitForTimeout(100);
  }
  assert.fail('nothing is drawn there');
}

/** No finding of axe in either scheme, whatever is open. */
async function accessible({ page, axeFindings }) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page
      .locator(`html[data-mantine-color-scheme="${colorScheme}"]`)
      .waitFor({ state: 'attached' });
    assert.equal((await axeFindings(page)).join('\n'), '', `in ${colorScheme}`);
  }
}

export const viewerJourneys = {
  async 'the viewer steps through sections and keeps the view, the layers and the link'(test) {
    const { page } = test;
    await openMap(test);
    await page.keyboard.press('+');
    await page.waitForURL((url) => Number(url.searchParams.get('z')) > ZOOM * 1.4);
    await page.keyboard.press('>');
    await page.waitForURL(/[?&]r=15/);
    const view = new URL(page.url()).search;
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Section 2' }).waitFor();
    await page.getByText('2 / 16', { exact: true }).waitFor();
    await drawnAs(page, 'vectors');
    assert.equal(new URL(page.url()).search, view);
    await page.keyboard.press('a');
    await page.waitForURL('**annotations=false*');
    await drawnAs(page, 'hidden');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Section 1' }).waitFor();
    await page.reload();
    await page.locator('[data-testid="scale"]').waitFor();
    await drawnAs(page, 'hidden');
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('r'));
    await page.keyboard.press('7');
    await page.waitForURL((url) => Number(url.searchParams.get('z')) === 1);
    await page.getByLabel('Outside of the tissue mask', { exact: true }).check({ force: true });
    await page.waitForURL(/layers=tissue\.on/);
    await page.keyboard.press('h');
    await page.getByRole('dialog').getByText('polygon', { exact: true }).waitFor();
  },

  async 'one zooms, steps through sections, draws a polygon, undoes, saves, and finds it after a reload'(
    test,
  ) {
    const { page } = test;
    const at = await openMap(test);
    const zoomed = (factor) =>
      page.waitForURL((url) => Math.abs(Number(url.searchParams.get('z')) - ZOOM * factor) < 0.001);
    await page.keyboard.press('+');
    await zoomed(1.5);
    await page.keyboard.press('-');
    await zoomed(1);
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Section 2' }).waitFor();
    await page.getByText('2 / 16', { exact: true }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Section 1', exact: true }).waitFor();
    await page.getByText('1 / 16', { exact: true }).waitFor();
    await drawnAs(page, 'vectors');
    await page.getByRole('button', { name: 'Parts of Occipital lobe' }).click();
    await page.getByRole('button', { name: 'hOc3d' }).click();
    await page.keyboard.press('Shift+P');
    const corners = [at(1000, 900), at(1600, 900), at(1600, 1300), at(1000, 1300)];
    const before = await colourAt(page, at(1300, 1100));
    assert.equal(before.alpha, 0, 'nothing is drawn there at first');
    for (const corner of corners) await page.mouse.click(...corner);
    await page.keyboard.press('Enter');
    await unsaved(page, '1 change unsaved');
    assert.ok((await colourAt(page, at(1300, 1100))).alpha > 0, 'it is drawn');
    await page.keyboard.press('Control+z');
    await unsaved(page, 'All saved');
    assert.equal((await colourAt(page, at(1300, 1100))).alpha, 0, 'it is undone');
    await page.keyboard.press('Control+Shift+z');
    await unsaved(page, '1 change unsaved');
    const dialog = await save(page, 'first look');
    await dialog.waitFor({ state: 'detached' });
    await unsaved(page, 'All saved');
    await page.getByText('9 annotations', { exact: true }).waitFor();

    await page.reload();
    await drawnAs(page, 'vectors');
    await page.getByText('9 annotations', { exact: true }).waitFor();
    const colour = await colourAt(page, at(1300, 1100));
    assert.ok(colour.alpha > 0 && colour.blue > colour.red, 'it is there, in the blue of hOc3d');
    await page.mouse.click(...at(1300, 1100));
    await page.getByText('revision 1, researcher', { exact: true }).waitFor();
    assert.match(page.url(), /sel=[0-9a-f-]{36}/);

    // A corner is moved, then the whole is deleted; each is a revision.
    await drag(page, at(1600, 1300), at(1800, 1350));
    const moved = await save(page, 'the border lies further out');
    await moved.waitFor({ state: 'detached' });
    await page.getByText('revision 2, researcher', { exact: true }).waitFor();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    const gone = await save(page, 'drawn twice');
    await gone.waitFor({ state: 'detached' });
    await page.getByText('8 annotations', { exact: true }).waitFor();
  },

  async 'what could not be saved is still there after a reload'(test) {
    const { page } = test;
    const at = await openMap(test);
    await page.keyboard.press('r');
    await drag(page, at(2000, 900), at(2500, 1200));
    await unsaved(page, '1 change unsaved, kept in this browser');
    await accessible(test);
    await page.route('**/api/v1/images/*/annotations', (route) => route.abort());
    const dialog = await save(page, 'while the platform is away');
    await dialog.getByText('The platform does not answer').waitFor();
    await page.reload();
    await unsaved(page, '1 change unsaved, found again from');
    await drawnAs(page, 'vectors');
    assert.ok((await colourAt(page, at(2250, 1050))).alpha > 0, 'it is drawn again');
    await page.unroute('**/api/v1/images/*/annotations');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await unsaved(page, 'All saved');
  },

  async 'a conflict names who was faster, and nothing is lost'(test) {
    const { page } = test;
    const at = await openMap(test);
    await page.mouse.click(...at(500, 500));
    await page.getByText('revision 1, ana', { exact: true }).waitFor();
    const id = new URL(page.url()).searchParams.get('sel');
    await drag(page, at(300, 300), at(200, 250));
    await unsaved(page, '1 change unsaved');
    await page.evaluate(
      async ([section, annotation]) => {
        const { image } = await (await fetch(`/api/v1/sections/${section}`)).json();
        await fetch(`/api/v1/images/${image.id}/annotations/${annotation}`, {
          method: 'PUT',
          body: JSON.stringify({ kind: 'LAYER', reason: 'it is a layer' }),
        });
      },
      [test.ids.section, id],
    );
    const dialog = await save(page, 'my border');
    await dialog
      .getByText(/researcher changed it .*“it is a layer”.*You began at revision 1/)
      .waitFor();
    await accessible(test);
    await dialog.getByRole('button', { name: 'Put mine on top' }).click();
    await dialog.getByRole('button', { name: 'Save again' }).click();
    await dialog.waitFor({ state: 'detached' });
    await unsaved(page, 'All saved');
    await page.getByText(/^revision 3/).waitFor();
  },

  async '250,000 polygons are all drawn, and the page answers meanwhile'(test) {
    const { page, ids } = test;
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const started = Date.now();
    const at = await openMap(test, '', ids.crowded);
    await drawnAs(page, 'raster');
    const shown = Date.now() - started;
    await page.getByText(/annotations in view so far/).waitFor();
    await page.getByText('250,000 annotations', { exact: true }).waitFor();
    await page.waitForFunction(() => {
      const canvas = document.querySelector('[data-testid="overlay"]');
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(width / 2, height / 2, 40, 40);
      return data.some((value) => value > 0);
    });
    // Moves while it reads, then waits for all of it.
    await drag(page, at(2000, 700), at(2400, 900));
    await page
      .getByText(/^2\d\d,\d{3} annotations in view, all drawn/)
      .waitFor({ timeout: 2 * PATIENCE_MS });
    await page.locator('[data-testid="reading"]').waitFor({ state: 'detached' });
    const complete = Date.now() - started;
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('+');
      await page.waitForTimeout(120);
    }
    await drawnAs(page, 'vectors');
    const tasks = await page.evaluate(() => globalThis.longTasks.map(Math.round));
    console.log(
      `    250,000 polygons: the first in view after ${shown} ms, all after ${complete} ms; ${tasks.length} tasks over 50 ms on the page, the longest ${Math.max(0, ...tasks)} ms, ${tasks.reduce((a, b) => a + b, 0)} ms in all`,
    );
  },

  async 'a polygon is drawn with the keyboard alone, and said in words'(test) {
    const { page } = test;
    await openMap(test);
    const says = (text) =>
      page
        .locator('[data-testid="spoken"]')
        .filter({ hasText: text })
        .waitFor({ state: 'attached' });
    const arrows = async (key, times) => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    };
    await page.keyboard.press('Shift+P');
    await arrows('ArrowDown', 3);
    await says(/^Polygon\. Cursor at x 2,048, y 948 pixels/);
    await page.keyboard.press('Enter');
    await arrows('ArrowRight', 6);
    await page.keyboard.press('Enter');
    await arrows('ArrowDown', 4);
    await page.keyboard.press('Enter');
    await arrows('Shift+ArrowLeft', 5);
    await page.keyboard.press('Enter');
    await says(/^Polygon: 4 corners/);
    await page.keyboard.press('Backspace');
    await says(/^Polygon: 3 corners/);
    await accessible(test);
    await page.keyboard.press('Escape');
    await unsaved(page, '1 change unsaved');
    await says(/Last: Draw; 1 change unsaved/);
    await page.keyboard.press('?');
    await page
      .getByRole('dialog')
      .getByText(/a corner at the cursor/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await unsaved(page, 'All saved');
  },

  async 'a corner of a saved shape is moved with the keyboard alone'(test) {
    const { page } = test;
    const at = await openMap(test, '', test.ids.third);
    const says = (text) =>
      page.locator('[data-testid="spoken"]').filter({ hasText: text }).waitFor();
    await page.mouse.click(...at(500, 500));
    await says(/Selected:/);
    await page.keyboard.press('Tab');
    await says(/Corner 1 of \d+ at/);
    await page.keyboard.press('Tab');
    await says(/Corner 2 of \d+ at/);
    await page.keyboard.press('Shift+Tab');
    await says(/Corner 1 of \d+ at x 300, y 300 /);
    await page.keyboard.press('ArrowLeft');
    await says(/Corner 1 of \d+ at x 295, y 300 .*Last: Move a corner/);
    await page.keyboard.press('Shift+ArrowUp');
    await says(/Corner 1 of \d+ at x 295, y 250 /);
    await accessible(test);
    await page.keyboard.press('Escape');
    await says(/Corner 1 of \d+ at x 300, y 300 /);
    await unsaved(page, 'All saved');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    await unsaved(page, '1 change unsaved');
    await page.keyboard.press('Control+z');
    await unsaved(page, 'All saved');
    // The focus is not caught: past the last corner it goes on.
    const map = page.getByRole('application');
    const left = () => map.evaluate((box) => !box.contains(document.activeElement));
    for (let i = 0; i < 40 && !(await left()); i++) await page.keyboard.press('Tab');
    assert.ok(await left(), 'Tab never leaves the map');
  },

  async 'an earlier revision is looked at and brought back with a reason'(test) {
    const { page } = test;
    const at = await openMap(test, '', test.ids.third);
    await page.mouse.click(...at(500, 500));
    await page.getByText('revision 1, ana', { exact: true }).waitFor();
    await drag(page, at(300, 300), at(150, 200));
    const saved = await save(page, 'further out');
    await saved.waitFor({ state: 'detached' });
    const history = page.locator('section').filter({ hasText: /^History/ });
    await history.getByText('Revision 2').waitFor();
    await history.getByText('changed geometry').waitFor();
    await history.getByText('“further out”').waitFor();
    await history.getByRole('button', { name: 'Look at revision 1' }).click();
    await accessible(test);
    await history.getByRole('button', { name: 'Bring back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring revision 1 back' });
    await dialog.getByLabel('Reason').fill('it was right before');
    await dialog.getByRole('button', { name: 'Bring back' }).click();
    await dialog.waitFor({ state: 'detached' });
    await history.getByText('Revision 3').waitFor();
    await page.getByText('revision 3, researcher', { exact: true }).waitFor();
    await page.reload();
    await drawnAs(page, 'vectors');
    await page.getByText('revision 3, researcher', { exact: true }).waitFor();
  },

  async 'what was deleted is listed with its reason, looked at and brought back'(test) {
    const { page } = test;
    const at = await openMap(test, '', test.ids.third);
    await page.mouse.click(...at(500, 500));
    await page.getByText(/^revision \d+, /).waitFor();
    await page.keyboard.press('Delete');
    await unsaved(page, '1 change unsaved');
    const saved = await save(page, 'drawn twice');
    await saved.waitFor({ state: 'detached' });
    const panel = page.locator('section').filter({ hasText: /^Deleted annotations/ });
    await panel.getByRole('button', { name: 'Show' }).click();
    const row = panel.getByRole('listitem').filter({ hasText: '“drawn twice”' });
    await row.getByText(/^deleted by researcher/).waitFor();
    assert.equal((await colourAt(page, at(300, 500))).alpha, 0, 'it is gone from the map');
    await row.getByRole('button', { name: /^Look at/ }).click();
    await painted(page, at(300, 500));
    await accessible(test);
    await row.getByRole('button', { name: 'Bring back' }).click();
    const dialog = page.getByRole('dialog', { name: /^Bring back/ });
    await dialog.getByLabel('Reason').fill('it was no copy');
    await dialog.getByRole('button', { name: 'Bring back' }).click();
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText('Nothing is deleted on this image.').waitFor();
    await page.getByText(/^revision \d+, researcher$/).waitFor();
  },

  async 'every layer is shown, faded, explained and found again through the link'(test) {
    const { page, ids } = test;
    const at = await openMap(test);
    await page.keyboard.press('a');
    await drawnAs(page, 'hidden');
    const layers = [
      { id: 'tissue', label: 'Outside of the tissue mask', place: [2000, 60] },
      { id: 'quality', label: 'Tears, folds, blur, saturation', place: [1000, 600], says: 'Tears' },
      { id: 'depth', label: 'Cortical depth', place: [2048, 400], says: 'white-matter border' },
      { id: 'ribbon', label: 'Cortical ribbon', place: [2300, 279.6], says: 'Pial border' },
      { id: 'patches', label: 'Patches', place: [870, 482], says: 'hOc2' },
    ];
    for (const { id, label, place, says } of layers) {
      assert.equal((await colourAt(page, at(...place))).alpha, 0, `${id} is not shown at first`);
      await page.getByLabel(label, { exact: true }).check({ force: true });
      if (id === 'patches') {
        await page.getByRole('combobox', { name: 'Patchset whose patches are shown' }).click();
        await page.getByRole('option').first().click();
        await page.waitForURL(new RegExp(`patchset=${ids.patchset}`));
      }
      await page.waitForURL(new RegExp(`${id}\\.on`));
      await painted(page, at(...place));
      if (says) await page.getByText(says, { exact: true }).first().waitFor();
      const full = (await colourAt(page, at(...place))).alpha;
      const slider = page.getByRole('slider', { name: `Opacity of ${label}` });
      await slider.focus();
      for (let i = 0; i < 25; i++) await page.keyboard.press('ArrowLeft');
      await page.waitForURL(new RegExp(`${id}\\.on\\.\\d+`));
      await page.waitForTimeout(100);
      assert.ok((await colourAt(page, at(...place))).alpha < full, `${id} fades`);
      if (id === 'patches') break;
      await page.getByLabel(label, { exact: true }).uncheck({ force: true });
      await page.waitForURL((url) => !url.search.includes(`${id}.on`));
    }
    await page.mouse.click(...at(870, 482));
    const patch = page.locator('section').filter({ hasText: /^Patch 1210/ });
    await patch.getByText('hOc2', { exact: true }).waitFor();
    await accessible(test);
    await patch.getByRole('button', { name: 'Show it' }).click();
    await page.waitForURL((url) => Number(url.searchParams.get('z')) > 2);
    await page.reload();
    await page.getByLabel('Patches', { exact: true }).waitFor();
    assert.ok(await page.getByLabel('Patches', { exact: true }).isChecked());
    const nothing = page.getByLabel('Layers with nothing here');
    await nothing.getByText('Nobody has drawn any here.').waitFor();
  },
};
