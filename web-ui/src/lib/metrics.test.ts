import { describe, expect, it } from 'vitest';
import { inReadingOrder, metricName } from './metrics';

describe('metrics by name', () => {
  it.each([
    ['loss', 'Loss'],
    ['loss_mlp', 'Loss, MLP'],
    ['throughput_views_per_s', 'Throughput, views/s'],
    ['macro_f1_unseen_brain_nearest_neighbours', 'Macro-F1, unseen brain, nearest neighbours'],
    ['macro_f1_held_out_section_logistic', 'Macro-F1, held-out sections, logistic'],
    ['something_new', 'Something new'],
  ])('calls %s “%s”', (key, name) => expect(metricName(key)).toBe(name));

  it('come with the loss first', () => {
    expect(['uniformity', 'alignment', 'loss_mlp', 'loss'].sort(inReadingOrder)).toEqual([
      'loss',
      'loss_mlp',
      'alignment',
      'uniformity',
    ]);
  });
});
