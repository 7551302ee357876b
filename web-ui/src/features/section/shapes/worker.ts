import { expose, transfer } from 'comlink';
import { ShapeStore, type TileAnswer } from './shape-store';
import type { Visible } from './visible';

/** The store behind messages; what is large is handed over instead of being copied. */
class RemoteStore extends ShapeStore {
  override visible(...asked: Parameters<ShapeStore['visible']>): Visible {
    const answer = super.visible(...asked);
    if (answer.mode === 'raster') return answer;
    return transfer(
      answer,
      answer.groups.flatMap(({ coordinates, ringEnds }) => [coordinates.buffer, ringEnds.buffer]),
    );
  }

  override tile(...asked: Parameters<ShapeStore['tile']>): TileAnswer {
    const answer = super.tile(...asked);
    return answer.same || !answer.bitmap ? answer : transfer(answer, [answer.bitmap]);
  }
}

expose(new RemoteStore());
