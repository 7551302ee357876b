package org.cytostudy.runner.objective;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that floats are uploaded from; reused, since direct memory is given back only when the
 * garbage collector gets to it.
 */
final class HostBuffer {
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  /** The values in native byte order; valid until the next call. */
  ByteBuffer of(float[] values) {
    int bytes = values.length * Float.BYTES;
    if (buffer.capacity() != bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    buffer.clear();
    buffer.asFloatBuffer().put(values);
    return buffer;
  }
}
