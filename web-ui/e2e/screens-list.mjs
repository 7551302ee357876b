// Every screen, by name; `ids` says what to show. A screen whose thing does not exist has no path. A
// window is a screen too: `opens` names the button that opens it, and `role` who may, where that is
// not everybody who changes things.

export function screensOf(ids) {
  const all = [
    ['home', '/'],
    ['projects', '/projects'],
    ['project-new', '/projects', 'New project'],
    ['project', ids.project && `/projects/${ids.project}`],
    ['project-change', ids.project && `/projects/${ids.project}`, 'Change'],
    ['member-new', ids.project && `/projects/${ids.project}`, 'Add a member'],
    ['data', '/brains'],
    ['brain-new', '/brains', 'Register a brain'],
    ['brain', ids.brain && `/brains/${ids.brain}`],
    ['consent', ids.brain && `/brains/${ids.brain}`, 'Record a new version'],
    ['consent-withdraw', ids.brain && `/brains/${ids.brain}`, 'Withdraw'],
    ['hemisphere-new', ids.brain && `/brains/${ids.brain}`, 'Add a hemisphere'],
    ['block-new', ids.brain && `/brains/${ids.brain}`, 'Add a block'],
    ['section-new', ids.brain && `/brains/${ids.brain}`, 'Add a section'],
    ['section', ids.section && `/brains/${ids.brain}/sections/${ids.section}`],
    ...['tissue', 'quality', 'depth', 'ribbon', 'patches'].map((layer) => [
      `section-${layer}`,
      ids.section &&
        `/brains/${ids.brain}/sections/${ids.section}?annotations=false&layers=${layer}.on${
          layer === 'patches' ? `&patchset=${ids.patchset}` : ''
        }`,
    ]),
    [
      'section-history',
      ids.selected && `/brains/${ids.brain}/sections/${ids.section}?sel=${ids.selected}`,
    ],
    ['section-change', ids.section && `/brains/${ids.brain}/sections/${ids.section}`, 'Change'],
    ['annotations', ids.section && `/brains/${ids.brain}/sections/${ids.section}`, 'Import'],
    ['preparations', '/preparations'],
    ['preparation-phantom', '/preparations/new?kind=phantom'],
    ['preparation-ingest', '/preparations/new?kind=ingest'],
    ['preparation-sample', '/preparations/new?kind=sample'],
    ['preparation-report', ids.ingest && `/preparations/${ids.ingest}`],
    ['patchsets', '/patchsets'],
    ['patchset', ids.patchset && `/patchsets/${ids.patchset}`],
    ['studies', '/studies'],
    ['study-new', '/studies/new'],
    ['study', ids.study && `/studies/${ids.study}`],
    ['study-running', ids.liveStudy && `/studies/${ids.liveStudy}`],
    ['runs', '/runs'],
    ['run-scores', ids.run && `/runs/${ids.run}?tab=scores`],
    ['run-parameters', ids.run && `/runs/${ids.run}?tab=parameters`],
    ['run-artefacts', ids.run && `/runs/${ids.run}?tab=artefacts`],
    ['run-curves', (ids.liveRun ?? ids.run) && `/runs/${ids.liveRun ?? ids.run}?tab=curves`],
    ['run-log', (ids.liveRun ?? ids.run) && `/runs/${ids.liveRun ?? ids.run}?tab=logs`],
    ['run-failed', ids.failedRun && `/runs/${ids.failedRun}`],
    ['run-waiting', ids.waitingRun && `/runs/${ids.waitingRun}`],
    ['compare', ids.compare && `/compare?runs=${encodeURIComponent(ids.compare)}`],
    ['models', '/models'],
    ['model', ids.model && `/models/${ids.model}`],
    ['nodes', '/nodes'],
    ['node-new', '/nodes', 'Add a node', 'admin'],
    ['node-drain', '/nodes', 'Drain', 'admin'],
    ['audit', '/audit'],
    ['dead-letters', '/dead-letters'],
    ['personal-data', '/personal-data', undefined, 'admin'],
    ['personal-look', '/personal-data', 'Look …', 'admin'],
    ['personal-release', '/personal-data', 'Release', 'admin'],
    ['not-found', '/nothing/here'],
  ];
  return all.map(([name, path, opens, role]) => ({ name, path: path || undefined, opens, role }));
}

/**
 * Goes to a screen, and opens its window where it is one; false where who looks may not open it. The
 * cookie says so to the fixtures; a platform does not know it.
 */
export async function show(page, url, { path, opens, role = 'researcher' }) {
  await page.context().addCookies([{ name: 'fixture-role', value: role, url }]);
  await page.goto(url + path);
  await settle(page);
  if (!opens) return true;
  const button = page.getByRole('button', { name: opens, exact: true }).first();
  if ((await button.getAttribute('aria-disabled')) === 'true') return false;
  await button.click();
  await page.getByRole('dialog').waitFor();
  await settle(page);
  return true;
}

/** Asks the platform (as the page's own session) for things to show. */
export async function discover(page) {
  return page.evaluate(async () => {
    const get = async (path) => {
      const answer = await fetch(`/api/v1${path}`);
      return answer.ok ? answer.json() : { items: [] };
    };
    const list = async (path) => {
      const answer = await get(path);
      return Array.isArray(answer) ? answer : (answer.items ?? []);
    };
    const session = await get('/session');
    const project = session.projects?.[0]?.id;
    const [brains, preparations, patchsets, studies, models, runs] = await Promise.all([
      list(`/projects/${project}/brains`),
      list(`/projects/${project}/preparations`),
      list(`/projects/${project}/patchsets`),
      list(`/projects/${project}/studies`),
      list(`/projects/${project}/models`),
      list(`/runs?projectId=${project}&limit=100`),
    ]);
    const brain = brains.find((each) => each.sectionCount > 0)?.id;
    const sections = brain ? await list(`/brains/${brain}/sections`) : [];
    const section = sections.find((each) => each.image)?.id;
    const annotations = section ? await get(`/sections/${section}/annotations?limit=1`) : {};
    const of = (rows, state) => rows.find((row) => row.state === state)?.id;
    const experiments = runs.filter((run) => run.kind === 'experiment');
    const done = experiments.filter((run) => run.state === 'SUCCEEDED');
    return {
      project,
      brain,
      section,
      selected: annotations.features?.[0]?.id,
      ingest: preparations.find((each) => each.kind === 'ingest')?.id,
      patchset: patchsets[0]?.id,
      study: of(studies, 'SUCCEEDED') ?? studies[0]?.id,
      liveStudy: of(studies, 'RUNNING'),
      run: done[0]?.id,
      liveRun: of(experiments, 'RUNNING'),
      failedRun: of(experiments, 'FAILED'),
      waitingRun: of(experiments, 'PENDING'),
      compare: done
        .slice(0, 3)
        .map((each) => each.id)
        .join(','),
      model: models[0]?.id,
      third: sections.filter((each) => each.image)[2]?.id,
      crowded: sections.at(-1)?.id,
    };
  });
}

/** Waits until nothing loads any more and nothing is a skeleton. */
export async function settle(page) {
  await page.waitForLoadState('load');
  await page.waitForFunction(
    () =>
      document.querySelector('#root')?.childElementCount > 0 &&
      !document.querySelector('[aria-busy="true"]'),
    undefined,
    { timeout: 15_000 },
  );
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
}
