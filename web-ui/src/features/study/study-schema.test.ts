import { describe, expect, it } from 'vitest';
import type { Study } from '@/api/types';
import { claims } from '@/testing/fixtures/claims';
import { studies } from '@/testing/fixtures/study';
import { clonedFields, studySchema, submissionOf } from './study-schema';

/** What a suite asked: the form shows none of it. */
function suite(): Study {
  const [study] = studies;
  if (!study) throw new Error('The fixtures have no study');
  return {
    ...study,
    truthPreparationId: study.patchsetId,
    datasets: [{ name: 'second', patchsetId: study.patchsetId, splitId: study.splitId }],
    tasks: [{ name: 'areas' }] as unknown as Study['tasks'],
    claims: claims.map(({ claim }) => claim),
  };
}

describe('a clone of a suite', () => {
  it('asks for the same data sets, tasks and claims', () => {
    const study = suite();
    const checked = studySchema.parse(clonedFields(study, undefined));
    const { truthPreparationId, datasets, tasks } = study;
    expect(submissionOf(checked, study.comparisons)).toMatchObject({
      truthPreparationId,
      datasets,
      tasks,
      claims: study.claims,
      comparisons: study.comparisons,
    });
  });

  it('has no claim where it is of one variant', () => {
    const study = suite();
    const fields = clonedFields(study, study.variants[0]?.name);
    expect(fields.tasks).toEqual(study.tasks);
    expect(fields.claims).toEqual([]);
  });
});
