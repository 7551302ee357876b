import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { PretrainSpec } from '@/api/types';
import { brains } from '@/testing/fixtures/brain';
import { maps } from '@/testing/fixtures/map';
import { patchset, split } from '@/testing/fixtures/patchset';
import { liveStudyId } from '@/testing/fixtures/run';
import { studies } from '@/testing/fixtures/study';
import { template } from '@/testing/fixtures/variant';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve, server } from '@/testing/server';

const ready = `/studies/new?patchset=${patchset.id}&split=${split.id}`;

/** Answers submissions of studies one after the other and keeps the keys that they came with. */
function answering(...answers: (() => Response)[]) {
  const keys: (string | null)[] = [];
  serve('researcher');
  server.use(
    http.post('*/api/v1/projects/*/studies', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return answers[keys.length - 1]?.();
    }),
  );
  return keys;
}
const refusedBy = (status: number) => () =>
  HttpResponse.json({ type: 'about:blank', title: 'No', status }, { status });

describe('the key of a submission', () => {
  const submit = async (user: UserEvent) =>
    user.click(screen.getByRole('button', { name: 'Submit study' }));

  it('stays when the answer was lost or the platform failed, so that one study is made', async () => {
    const keys = answering(() => HttpResponse.error(), refusedBy(500));
    const { user, router } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await submit(user);
    expect(await screen.findByText('The platform does not answer')).toBeVisible();
    await submit(user);
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(await screen.findByText('No')).toBeVisible();
    await submit(user);
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/studies\/0193c000/));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys)).toHaveProperty('size', 1);
  });

  it('is another one after a refusal and for other content', async () => {
    const keys = answering(refusedBy(409), () => HttpResponse.error());
    const { user } = renderApp(ready);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.type(name, 'Trial');
    await submit(user);
    expect(await screen.findByText('No')).toBeVisible();
    await submit(user);
    expect(await screen.findByText('The platform does not answer')).toBeVisible();
    await user.type(name, ' 2');
    await submit(user);
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(new Set(keys)).toHaveProperty('size', 3);
  });
});

describe('a clone', () => {
  it('asks for what its study asked for: threads, draws and comparisons', async () => {
    let sent: unknown;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body;
      return undefined;
    });
    const { user } = renderApp(`/studies/new?from=${liveStudyId}`);
    expect(await screen.findByRole('textbox', { name: 'CPU threads a step' })).toHaveValue('3');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() =>
      expect(sent).toMatchObject({
        threads: 3,
        note: 'synthetic cortex',
        evaluate: { bootstrapDraws: 400 },
        comparisons: [{ better: 'SpatialNCE width 32', worse: 'SpatialNCE width 16' }],
      }),
    );
  });
});

describe('a clone of a study with a pipeline of its own', () => {
  it('keeps the pipeline', async () => {
    const pipeline = [{ key: 'learn', type: 'pretrain', dependsOn: [] }];
    let sent: unknown;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body;
      const [study] = studies;
      if (method !== 'GET' || !study || !path.endsWith(study.id)) return undefined;
      const variants = study.variants.map((variant) => ({ ...variant, pipeline }));
      return { status: 200, body: { ...study, variants } };
    });
    const { user } = renderApp(`/studies/new?from=${liveStudyId}`);
    await user.click(await screen.findByRole('button', { name: 'Submit study' }));
    await waitFor(() => expect(sent).toMatchObject({ variants: [{ pipeline }, { pipeline }] }));
  });
});

describe('the devices of a variant', () => {
  it('are one where nothing is said, and are sent of what is trained alone', async () => {
    let sent: { variants: { name: string; devices: number | null }[] } | undefined;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body as typeof sent;
      return undefined;
    });
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByText('SimCLR', { selector: 'span' }));
    const devices = await screen.findByRole('textbox', { name: 'Devices' });
    expect(devices).toHaveValue('1');
    expect(devices).toHaveAccessibleDescription(/1 to 64/);
    await user.clear(devices);
    await user.type(devices, '65');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    expect(await screen.findByText('It must be at most 64.')).toBeVisible();
    expect(sent).toBeUndefined();
    await user.clear(devices);
    await user.type(devices, '4');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() => expect(sent).toBeDefined());
    expect(sent?.variants.map(({ name, devices: held }) => [name, held])).toEqual([
      ['SpatialNCE', 1],
      ['SimCLR', 4],
      ['Untrained', null],
      ['Intensity profile', null],
      ['Profile + texture', null],
      ['Position only', null],
    ]);
  });

  it('are those of the study that is cloned', async () => {
    serve('researcher', (method, path) => {
      const [study] = studies;
      if (method !== 'GET' || !study || !path.endsWith(study.id)) return undefined;
      const variants = study.variants.map((variant) => ({ ...variant, devices: 2 }));
      return { status: 200, body: { ...study, variants } };
    });
    const { user } = renderApp(`/studies/new?from=${liveStudyId}`);
    await user.click(await screen.findByText('SpatialNCE width 16', { selector: 'span' }));
    expect(await screen.findByRole('textbox', { name: 'Devices' })).toHaveValue('2');
  });
});

describe('the note of a new study', () => {
  const NOTE = 'Synthetic cortex; not CytoNet’s numbers.';
  const note = () => screen.getByRole('textbox', { name: 'Note' });

  it('is the template’s where every brain of the patchset is synthetic', async () => {
    serve('researcher');
    renderApp(ready);
    await screen.findByRole('textbox', { name: 'Name' });
    await waitFor(() => expect(note()).toHaveValue(NOTE));
  });

  it('is empty where a brain is a donor’s', async () => {
    let asked = false;
    serve('researcher', (_, path) => {
      if (!path.endsWith('/brains')) return undefined;
      asked = true;
      const items = brains.map((b, i) => (i === 2 ? { ...b, species: 'Homo sapiens' } : b));
      return { status: 200, body: { items, nextCursor: null } };
    });
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await waitFor(() => expect(asked).toBe(true));
    await screen.findByText(/sections to train on/);
    expect(note()).toHaveValue('');
  });

  it('stays what a person wrote', async () => {
    serve('researcher');
    const { user } = renderApp('/studies/new');
    await screen.findByRole('textbox', { name: 'Name' });
    await user.type(note(), 'Mine');
    await user.click(screen.getByRole('combobox', { name: 'Patchset' }));
    await user.click(await screen.findByRole('option', { name: /^demo patches/ }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Split' })).toBeEnabled());
    expect(note()).toHaveValue('Mine');
  });
});

describe('the templates', () => {
  it('are offered, and the chosen one keeps what was filled in of the inputs', async () => {
    let sent: unknown;
    const [spatial] = template.variants;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body;
      const small = {
        ...template,
        name: 'small',
        title: 'One variant',
        question: 'Does it run?',
        variants: [spatial],
        comparisons: [],
      };
      return path.endsWith('/study-templates')
        ? { status: 200, body: [template, small] }
        : undefined;
    });
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByRole('combobox', { name: 'Template' }));
    await user.click(await screen.findByRole('option', { name: 'One variant' }));
    expect(await screen.findByText('Variants (1)')).toBeVisible();
    await user.click(screen.getByText('SpatialNCE', { selector: 'span' }));
    const noise = await screen.findByRole('textbox', { name: 'Noise' });
    await user.clear(noise);
    await user.type(noise, '0.2');
    const l2 = screen.getByRole('textbox', { name: 'L2' });
    await user.clear(l2);
    await user.type(l2, '0.5');
    const metrics = screen.getByRole('textbox', { name: 'Metrics every' });
    await user.clear(metrics);
    await user.type(metrics, '7');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() =>
      expect(sent).toMatchObject({
        name: 'Trial',
        question: 'Does it run?',
        patchsetId: patchset.id,
        comparisons: [],
        variants: [
          {
            encoder: { augmentation: { noiseSd: 0.2 }, metricsEveryIterations: 7 },
            probe: { l2: 0.5 },
          },
        ],
      }),
    );
  });
});

describe('the objective of an encoder', () => {
  it('is chosen among all that the templates know, with the settings of its kind', async () => {
    let sent: unknown;
    const [spatial] = template.variants;
    const rivals: PretrainSpec['objective'][] = [
      {
        kind: 'vicreg',
        invariance: 25,
        variance: 25,
        covariance: 1,
        pairing: 'same-patch',
        positiveRadiusMm: 5,
        crossBrainFraction: 0.5,
        excludeSameSection: true,
        distance: 'geodesic',
        hemispheres: 'apart',
      },
      { kind: 'supervised', labelsPerArea: 0, labelBrains: 0, labelDraw: 0 },
    ];
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body;
      const objectives = {
        ...template,
        name: 'objectives',
        title: 'Objectives',
        comparisons: [],
        variants: [
          spatial,
          ...rivals.map((objective) => ({
            ...spatial,
            name: objective.kind,
            encoder: { ...spatial?.encoder, objective },
          })),
        ],
      };
      const one = { ...template, comparisons: [], variants: [spatial] };
      return path.endsWith('/study-templates')
        ? { status: 200, body: [one, objectives] }
        : undefined;
    });
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByText('SpatialNCE', { selector: 'span' }));
    expect(await screen.findByRole('textbox', { name: 'Soft weights σ' })).toHaveValue('');
    await user.click(screen.getByRole('combobox', { name: 'Objective' }));
    await user.click(await screen.findByRole('option', { name: 'supervised' }));
    expect(await screen.findByRole('textbox', { name: 'Labels an area' })).toHaveValue('0');
    await user.click(screen.getByRole('combobox', { name: 'Objective' }));
    await user.click(await screen.findByRole('option', { name: 'VICReg' }));
    const covariance = await screen.findByRole('textbox', { name: 'Covariance ν' });
    await user.clear(covariance);
    await user.type(covariance, '4');
    expect(screen.queryByRole('textbox', { name: 'Positive radius r₊' })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Positives' }));
    await user.click(await screen.findByRole('option', { name: 'Two patches near each other' }));
    const radius = await screen.findByRole('textbox', { name: 'Positive radius r₊' });
    await user.clear(radius);
    await user.type(radius, '3');
    await user.type(screen.getByRole('textbox', { name: 'Blur' }), '2');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() =>
      expect(sent).toMatchObject({
        variants: [
          {
            encoder: {
              objective: {
                kind: 'vicreg',
                covariance: 4,
                pairing: 'spatial',
                positiveRadiusMm: 3,
                excludeSameSection: true,
              },
              augmentation: { blurSd: 2 },
            },
          },
        ],
      }),
    );
  });
});

describe('the form of a new study', () => {
  it('says what is missing and sends nothing', async () => {
    const posts: string[] = [];
    serve('researcher', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp('/studies/new');
    await user.click(await screen.findByRole('button', { name: 'Submit study' }));
    expect(await screen.findByText('A name is needed.')).toBeVisible();
    expect(screen.getByText('Choose a patchset.')).toBeVisible();
    expect(posts).toEqual([]);
  });

  it('shows the plan, the bytes and the leakage check of a dry run', async () => {
    serve('researcher');
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByRole('button', { name: 'Check without running' }));
    expect(await screen.findByText('Position only · seed 1')).toBeVisible();
    expect(screen.getByText('60.2 MiB')).toBeVisible();
    expect(screen.getByText('none found')).toBeVisible();
  });

  it('forgets the plan and an old refusal once a field is another', async () => {
    let refuse = true;
    serve('researcher', (method, path) =>
      method === 'POST' && path.endsWith('/studies') && refuse
        ? refused(409, 'conflict', 'A study has this name', 'Choose another one.')
        : undefined,
    );
    const { user } = renderApp(ready);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.type(name, 'Trial');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    expect(await screen.findByText('A study has this name')).toBeVisible();
    refuse = false;
    await user.click(screen.getByRole('button', { name: 'Check without running' }));
    expect(await screen.findByText('Position only · seed 1')).toBeVisible();
    expect(screen.queryByText('A study has this name')).not.toBeInTheDocument();
    await user.type(name, ' 2');
    expect(screen.queryByText('Position only · seed 1')).not.toBeInTheDocument();
  });

  it('submits the six variants of the template', async () => {
    let sent: unknown;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body;
      return undefined;
    });
    const { user, router } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/studies\/0193c000/));
    expect(sent).toMatchObject({
      name: 'Trial',
      patchsetId: patchset.id,
      splitId: split.id,
      seeds: [1],
      comparisons: [
        { better: 'SpatialNCE', worse: 'Untrained' },
        { better: 'SpatialNCE', worse: 'SimCLR' },
      ],
    });
    expect((sent as { variants: unknown[] }).variants).toHaveLength(6);
  });

  it('shows what the platform refuses beside its field', async () => {
    serve('researcher', (method, path) =>
      method === 'POST' && path.endsWith('/studies')
        ? refused(400, 'invalid-request', 'A value is missing or out of range', 'See errors.', [
            { pointer: '/name', detail: 'A study has this name.' },
          ])
        : undefined,
    );
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    expect(await screen.findByText('f1x7u2e')).toBeVisible();
    expect(screen.getAllByText(/A study has this name\./)).toHaveLength(2);
  });
});

describe('the target of a study', () => {
  it('is a map that variants with a ridge probe predict', async () => {
    let sent: { target: unknown; variants: { probe: { kinds: string[] } }[] } | undefined;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/studies')) sent = body as typeof sent;
      return undefined;
    });
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByRole('combobox', { name: 'Target' }));
    expect(await screen.findByRole('option', { name: /areas@1.*holds labels/ })).toHaveAttribute(
      'data-combobox-disabled',
    );
    await user.click(screen.getByRole('option', { name: /^Map 5-HT1A@2 \(fmol\/mg\)/ }));
    await user.click(screen.getByRole('combobox', { name: 'Map in its files' }));
    await user.click(await screen.findByRole('option', { name: '2' }));
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    expect(
      await screen.findByText('No variant predicts it: give one a ridge probe.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add a ridge probe to each variant' }));
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    await waitFor(() => expect(sent?.target).toEqual({ mapId: maps[0]?.id, index: 2 }));
    expect(sent?.variants.every(({ probe }) => probe.kinds.includes('ridge'))).toBe(true);
  });

  it('is asked for where a ridge probe has none', async () => {
    serve('researcher');
    const { user } = renderApp(ready);
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Trial');
    await user.click(screen.getByText('SimCLR', { selector: 'span' }));
    await user.click(await screen.findByRole('combobox', { name: 'Probes' }));
    await user.click(await screen.findByRole('option', { name: 'ridge' }));
    await user.click(screen.getByRole('button', { name: 'Submit study' }));
    expect(await screen.findByText(/^A ridge probe predicts a map/)).toBeVisible();
  });
});
