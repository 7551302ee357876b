import { describe, expect, it } from 'vitest';
import { lineageBoxes } from './lineage-groups';

const images = Array.from({ length: 64 }, (_, i) => ({
  id: `image-${i}`,
  kind: 'artefact',
  label: `section-image P01/section-${i}.tif`,
}));

describe('the drawing of a lineage', () => {
  it('draws many of a kind as one box and keeps what stands alone', () => {
    const boxes = lineageBoxes({
      nodes: [
        ...images,
        { id: 'shard', kind: 'artefact', label: 'patch-shard P01' },
        { id: 'step', kind: 'step', label: 'Demo · Untrained · seed 1 / pretrain' },
      ],
      edges: [
        ...images.map((image) => ({ from: image.id, to: 'shard' })),
        { from: 'shard', to: 'step' },
      ],
      sections: [],
      consents: [],
      quarantine: [],
    });
    expect(boxes.map(({ kind, label, from }) => ({ kind, label, from: from.length }))).toEqual([
      { kind: 'section image', label: '64 of them', from: 0 },
      { kind: 'patch shard', label: 'P01', from: 1 },
      { kind: 'step', label: 'pretrain', from: 1 },
    ]);
  });

  it('are made of tens of thousands of edges at once', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      id: `i${i}`,
      kind: 'artefact',
      label: `section-image ${i}`,
    }));
    const boxes = lineageBoxes({
      nodes: [...many, { id: 'shard', kind: 'artefact', label: 'patch-shard P01' }],
      edges: many.map(({ id }) => ({ from: id, to: 'shard' })),
      sections: [],
      consents: [],
      quarantine: [],
    });
    expect(boxes).toHaveLength(2);
    expect(boxes[1]?.from).toEqual([boxes[0]?.id]);
  });

  it('never joins things of different depth, so that no box depends on itself', () => {
    const chain = Array.from({ length: 8 }, (_, i) => ({
      id: `c${i}`,
      kind: 'artefact',
      label: `checkpoint ${i}`,
    }));
    const boxes = lineageBoxes({
      nodes: chain,
      edges: chain.slice(1).map((each, i) => ({ from: `c${i}`, to: each.id })),
      sections: [],
      consents: [],
      quarantine: [],
    });
    expect(boxes).toHaveLength(8);
  });
});
