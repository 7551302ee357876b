import { describe, expect, it } from 'vitest';
import { outlines } from './geojson';

const feature = (geometry: object, name = 'hOc1') => ({
  features: [{ type: 'Feature', geometry, properties: { classification: { name } } }],
});

describe('outlines', () => {
  it('draws a polygon with its hole as one closed path', () => {
    const [shape] = outlines(
      feature({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [10, 0],
            [10, 20],
            [0, 0],
          ],
          [
            [2, 2],
            [3, 2],
            [3, 3],
            [2, 2],
          ],
        ],
      }),
    );
    expect(shape).toEqual({
      region: 'hOc1',
      closed: true,
      path: 'M0 0L10 0L10 20L0 0ZM2 2L3 2L3 3L2 2Z',
      label: { x: 5, y: 10 },
    });
  });

  it('draws nothing of what is no feature collection', () => {
    expect(outlines({ message: 'no' })).toEqual([]);
    expect(outlines(undefined)).toEqual([]);
  });
});
