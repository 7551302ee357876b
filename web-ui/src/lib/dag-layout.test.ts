import { describe, expect, it } from 'vitest';
import { placeSteps } from './dag-layout';

describe('placeSteps', () => {
  it('puts a step right of the last step that it depends on', () => {
    const placed = placeSteps([
      { key: 'evaluate', dependsOn: ['probe', 'embed'] },
      { key: 'probe', dependsOn: ['embed'] },
      { key: 'embed', dependsOn: [] },
    ]);
    expect(Object.fromEntries(placed.map((p) => [p.key, p.column]))).toEqual({
      embed: 0,
      probe: 1,
      evaluate: 2,
    });
  });

  it('keeps parallel steps in the order of what they depend on', () => {
    const placed = placeSteps([
      { key: 'a', dependsOn: [] },
      { key: 'b', dependsOn: [] },
      { key: 'b2', dependsOn: ['b'] },
      { key: 'a2', dependsOn: ['a'] },
    ]);
    expect(placed.filter((p) => p.column === 1).map((p) => p.key)).toEqual(['a2', 'b2']);
  });

  it('puts what depends on nothing beside the first that needs it', () => {
    const placed = placeSteps([
      { key: 'image', dependsOn: [] },
      { key: 'shard', dependsOn: ['image'] },
      { key: 'step', dependsOn: [] },
      { key: 'model', dependsOn: ['shard', 'step'] },
      { key: 'alone', dependsOn: [] },
    ]);
    expect(Object.fromEntries(placed.map((p) => [p.key, p.column]))).toEqual({
      image: 0,
      shard: 1,
      step: 1,
      model: 2,
      alone: 0,
    });
  });

  it('names the steps of a cycle', () => {
    expect(() =>
      placeSteps([
        { key: 'a', dependsOn: ['b'] },
        { key: 'b', dependsOn: ['a'] },
      ]),
    ).toThrow('a → b → a');
  });
});
