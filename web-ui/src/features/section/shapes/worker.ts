import { expose, transfer } from 'comlink';
import { ShapeStore, type Visible } from './shape-store';

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

  override tile(...asked: Parameters<ShapeStore['tile']>): ImageBitmap | undefined {
    const bitmap = super.tile(...asked);
    return bitmap && transfer(bitmap, [bitmap]);
  }
}

expose(new RemoteStore());
