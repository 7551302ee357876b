import { describe, expect, it } from 'vitest';
import { boxOf } from '../shapes/shape';
import { begun, dragged, drawn, isDragged, pressedAgain, shortened, TOOLS } from './sketch';

const at = (x: number, y: number) => ({ x, y });

describe('a sketch', () => {
  it('of a box goes from where it was pressed to where it is let go, whichever way', () => {
    const sketch = dragged(begun('rectangle', at(100, 100), 5), at(20, 40), 1);
    const geometry = drawn(sketch, 1);
    expect(geometry && boxOf(geometry)).toEqual({ minX: 20, minY: 40, maxX: 100, maxY: 100 });
  });

  it('of a click is nothing', () => {
    for (const tool of ['rectangle', 'ellipse', 'line'] as const) {
      expect(drawn(dragged(begun(tool, at(5, 5), 5), at(6, 6), 1), 1)).toBeUndefined();
    }
  });

  it('of a polygon is closed on its first corner', () => {
    const two = pressedAgain(begun('polygon', at(0, 0), 5), at(100, 0), 1).sketch;
    const three = pressedAgain(two, at(100, 100), 1);
    expect(three.closed).toBe(false);
    const again = pressedAgain(three.sketch, at(4, 3), 1);
    expect(again.closed).toBe(true);
    const geometry = drawn(again.sketch, 1);
    expect(geometry?.type === 'Polygon' && geometry.coordinates[0]).toHaveLength(4);
  });

  it('of a double click does not count its place twice', () => {
    let { sketch } = pressedAgain(begun('polyline', at(0, 0), 5), at(50, 0), 1);
    ({ sketch } = pressedAgain(sketch, at(50, 0), 1));
    expect(drawn(sketch, 1)).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [50, 0],
      ],
    });
  });

  it('follows a hand, but not its every tremor', () => {
    let sketch = begun('polygon', at(0, 0), 5);
    for (let i = 1; i <= 100; i++) sketch = dragged(sketch, at(i, i % 2), 1);
    expect(sketch.points.length).toBeLessThan(40);
    expect(sketch.cursor).toEqual(at(100, 0));
  });

  it('loses its last corner, and ends with its first', () => {
    const { sketch } = pressedAgain(begun('polygon', at(0, 0), 5), at(100, 0), 1);
    const one = shortened(sketch);
    expect(one?.points).toEqual([at(0, 0)]);
    expect(one && shortened(one)).toBeUndefined();
  });
});

it('each tool has a key of its own', () => {
  expect(new Set(TOOLS.map(({ key }) => key)).size).toBe(TOOLS.length);
  expect(isDragged('brush')).toBe(true);
  expect(isDragged('polygon')).toBe(false);
});
