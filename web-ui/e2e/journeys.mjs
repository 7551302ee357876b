// What people do, in a real browser.
import assert from 'node:assert/strict';

const asRole = (context, server, role) =>
  context.addCookies([{ name: 'fixture-role', value: role, url: server.url }]);

export const journeys = {
  async 'a visitor without a session is told how to log in'({ page, context, server }) {
    await asRole(context, server, 'nobody');
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Log in to Cytostudy' }).waitFor();
  },

  async 'a stranger goes to single sign-on and names the page to come back to'({
    page,
    context,
    server,
  }) {
    await asRole(context, server, 'stranger');
    await page.goto(`${server.url}/runs?q=wider`);
    const link = page.getByRole('link', { name: 'Log in with Example University' });
    assert.equal(await link.getAttribute('href'), '/login?to=%2Fruns%3Fq%3Dwider');
  },

  async 'keys lead to the runs, to their search and show their list'({ page, server, settle }) {
    await page.goto(server.url);
    await settle(page);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/runs*');
    await settle(page);
    await page.keyboard.press('/');
    await page.keyboard.type('wider');
    await page.getByText('2 runs', { exact: true }).waitFor();
    assert.match(page.url(), /q=wider/);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('go to Audit').waitFor();
  },

  async 'the list of runs loads further pages as one scrolls'({ page, server, settle }) {
    await page.goto(`${server.url}/runs`);
    await settle(page);
    const table = page.getByRole('table', { name: 'Runs' });
    await table.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText('190 runs', { exact: true }).waitFor();
    assert.ok((await table.getByRole('row').count()) < 80, 'only what is in sight is drawn');
  },

  async 'a claim opens to what it rests on, and stays accessible'({
    page,
    server,
    ids,
    settle,
    axeFindings,
  }) {
    await page.goto(`${server.url}/studies/${ids.study}`);
    await settle(page);
    for (const claim of await page.locator('button[aria-controls^="claim-"]').all()) {
      await claim.click();
    }
    await page.getByRole('img', { name: /^Readings of areas-unseen-brain/ }).waitFor();
    assert.equal((await axeFindings(page)).join('\n'), '');
  },

  async 'a new study is checked before it is submitted'({ page, server, settle }) {
    await page.goto(`${server.url}/studies/new`);
    await settle(page);
    await page.getByRole('button', { name: 'Submit study' }).click();
    await page.getByText('A name is needed.').waitFor();
    await page.getByLabel('Name').first().fill('Browser test');
    await page.getByRole('combobox', { name: 'Patchset' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('combobox', { name: 'Split' }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Check without running' }).click();
    await page.getByText('SpatialNCE · seed 1').waitFor();
    await page.getByText('none found').waitFor();
    await page.getByRole('button', { name: 'Submit study' }).click();
    await page.waitForURL(/\/studies\/[0-9a-f-]{36}/);
  },

  async 'scans are sent in pieces, go on after a cut and are ingested'({
    page,
    context,
    server,
    ids,
    settle,
    axeFindings,
  }) {
    await page.goto(`${server.url}/brains/${ids.brain}`);
    await settle(page);
    // More than one step of the hash and than one piece.
    const scan = { name: 'large.tif', mimeType: 'image/tiff', buffer: Buffer.alloc(18_000_000, 7) };
    const row = page.getByRole('listitem', { name: scan.name });
    await page.route('**/uploads/*', (route) => route.abort());
    await page.locator('input[type="file"]').setInputFiles(scan);
    await row.getByText(/does not answer/).waitFor();
    assert.equal((await axeFindings(page)).join('\n'), '', 'while it waits');
    await page.unroute('**/uploads/*');
    await context.setOffline(true);
    await context.setOffline(false);
    await row.getByText('is at the platform').waitFor();
    await row.getByLabel('Section number').fill('905');
    await row.getByLabel('Position z (mm)').fill('18.1');
    await page.getByRole('button', { name: 'Ingest 1 file' }).click();
    await page.waitForURL(/\/preparations\/[0-9a-f-]{36}/);
  },

  async 'a preparation is checked before it is submitted'({ page, server, settle }) {
    await page.goto(`${server.url}/preparations/new?kind=phantom`);
    await settle(page);
    await page.getByRole('button', { name: 'Check without running' }).click();
    await page.getByText('about 181 MiB').waitFor();
    const seed = page.getByRole('textbox', { name: 'Seed' });
    await seed.fill('2');
    await page.getByText(/^Check without running to see/).waitFor();
    assert.ok(await seed.evaluate((field) => field === document.activeElement));
    await page.getByRole('button', { name: 'Render' }).click();
    await page.waitForURL(/\/preparations\/[0-9a-f-]{36}/);
  },

  async 'a live event refreshes the run page'({ page, server, ids, settle }) {
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().endsWith(`/api/v1/runs/${ids.liveRun}`)) asked += 1;
    });
    await page.goto(`${server.url}/runs/${ids.liveRun}?tab=parameters`);
    await settle(page);
    await page.getByText('live', { exact: true }).waitFor();
    await page.waitForTimeout(500);
    const before = asked;
    server.tell('progress', { runId: ids.liveRun });
    await page.waitForRequest((request) => request.url().endsWith(`/runs/${ids.liveRun}`));
    assert.equal(asked, before + 1);
  },

  async 'a live event reads one run of the list again, and no page'({ page, server, ids, settle }) {
    await page.goto(`${server.url}/runs`);
    await settle(page);
    await page.getByText('live', { exact: true }).waitFor();
    await page.waitForTimeout(500);
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    server.tell('progress', { runId: ids.liveRun });
    await page.waitForRequest((request) => request.url().endsWith(`/runs/${ids.liveRun}`));
    await page.waitForTimeout(500);
    assert.deepEqual(asked, [`/api/v1/runs/${ids.liveRun}`]);
  },

  async 'comparing hides what is equal until it is asked for'({ page, server, ids, settle }) {
    await page.goto(`${server.url}/compare?runs=${ids.compare}`);
    await settle(page);
    const rows = page.getByRole('region', { name: 'Comparison' }).getByRole('row');
    const differing = await rows.count();
    await page.getByLabel(/Only what differs/).uncheck({ force: true });
    await page.waitForURL('**differs=false*');
    assert.ok((await rows.count()) > differing);
  },

  async 'an auditor verifies the chain and may change nothing'({ page, context, server, settle }) {
    await asRole(context, server, 'auditor');
    await page.goto(`${server.url}/audit`);
    await settle(page);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('The chain is intact: 137 entries checked.').waitFor();
    await page.goto(`${server.url}/studies`);
    await settle(page);
    const button = page.getByRole('button', { name: 'New study' });
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await button.hover();
    await page
      .getByRole('tooltip', { name: 'Auditors read everything and change nothing.' })
      .waitFor();
  },

  async 'a refusal of the platform is shown with its reference'({ page, server, settle }) {
    await page.goto(`${server.url}/runs/00000000-0000-7000-8000-000000000000`);
    await settle(page);
    await page.getByRole('alert').getByText('There is no such thing').waitFor();
    await page.getByText('f1x7u2e').waitFor();
  },
};
