package org.cytostudy.imaging.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What was done to samples before they were compressed (TIFF 6.0 section 14, Technical Note 3). */
enum Predictor {
  NONE(1),
  /** Each sample is stored minus its left neighbour's. */
  HORIZONTAL(2),
  /** The bytes of a row's floating-point samples by significance, each minus its left neighbour. */
  FLOATING_POINT(3);

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Repeats a number of 24 bits. */
  private static final long THREEFOLD = 0x0001_0000_0100_0001L;

  /** All bits of each byte but the highest. */
  private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

  private final int code;

  Predictor(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /**
   * Undoes it, and makes the samples little-endian.
   *
   * @param samples whole rows as they were decompressed; changed in place
   * @param rowSamples samples a row
   * @param channels samples a pixel: a neighbour is so many samples away
   * @param sampleBytes 1, 2 or 4
   */
  void undo(byte[] samples, int rowSamples, int channels, int sampleBytes, ByteOrder order) {
    if (this == FLOATING_POINT) {
      gatherFloats(samples, rowSamples, channels);
      return;
    }
    if (order == ByteOrder.BIG_ENDIAN) {
      swap(samples, sampleBytes);
    }
    if (this == HORIZONTAL) {
      int rowBytes = rowSamples * sampleBytes;
      for (int start = 0; start < samples.length; start += rowBytes) {
        switch (sampleBytes) {
          case 1 -> integrateBytes(samples, start, rowBytes, channels);
          case 2 -> integrateShorts(samples, start, rowBytes, channels);
          default -> integrateInts(samples, start, rowBytes, channels);
        }
      }
    }
  }

  private static void swap(byte[] samples, int sampleBytes) {
    if (sampleBytes == 2) {
      for (int i = 0; i + 1 < samples.length; i += 2) {
        SHORT.set(samples, i, Short.reverseBytes((short) SHORT.get(samples, i)));
      }
    } else if (sampleBytes == 4) {
      for (int i = 0; i + 3 < samples.length; i += 4) {
        INT.set(samples, i, Integer.reverseBytes((int) INT.get(samples, i)));
      }
    }
  }

  private static void integrateBytes(byte[] samples, int start, int bytes, int channels) {
    int end = start + bytes;
    // The sum is kept in a register: reading it back costs more than adding it.
    if (channels == 1) {
      int sum = 0;
      for (int i = start; i < end; i++) {
        sum += samples[i];
        samples[i] = (byte) sum;
      }
    } else if (channels == 3) {
      integrateColours(samples, start, end);
    } else {
      for (int i = start + channels; i < end; i++) {
        samples[i] += samples[i - channels];
      }
    }
  }

  /**
   * Eight bytes at a time: the sums within them, and the last three sums before them, repeated.
   * Byte 5 of a number has the channel that the next one begins with.
   */
  private static void integrateColours(byte[] samples, int start, int end) {
    long sums = 0;
    int i = start;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long bytes = (long) LONG.get(samples, i);
      long within = addBytes(addBytes(bytes, bytes << 24), bytes << 48);
      sums = addBytes(within, (sums >>> 40) * THREEFOLD);
      LONG.set(samples, i, sums);
    }
    for (sums >>>= 40; i < end; i++) {
      samples[i] += (byte) sums;
      sums = sums >>> 8 | (samples[i] & 0xffL) << 16;
    }
  }

  /** Adds the bytes of two numbers one by one, without carry between them. */
  private static long addBytes(long a, long b) {
    return ((a & LOW_BITS) + (b & LOW_BITS)) ^ ((a ^ b) & ~LOW_BITS);
  }

  private static void integrateShorts(byte[] samples, int start, int bytes, int channels) {
    int step = 2 * channels;
    for (int i = start + step; i < start + bytes; i += 2) {
      int sum = (short) SHORT.get(samples, i) + (short) SHORT.get(samples, i - step);
      SHORT.set(samples, i, (short) sum);
    }
  }

  private static void integrateInts(byte[] samples, int start, int bytes, int channels) {
    int step = 4 * channels;
    for (int i = start + step; i < start + bytes; i += 4) {
      INT.set(samples, i, (int) INT.get(samples, i) + (int) INT.get(samples, i - step));
    }
  }

  private static void gatherFloats(byte[] samples, int rowSamples, int channels) {
    int rowBytes = 4 * rowSamples;
    byte[] row = new byte[rowBytes];
    for (int start = 0; start < samples.length; start += rowBytes) {
      System.arraycopy(samples, start, row, 0, rowBytes);
      for (int i = channels; i < rowBytes; i++) {
        row[i] += row[i - channels];
      }
      for (int i = 0; i < rowSamples; i++) {
        int bits =
            row[i] << 24
                | (row[rowSamples + i] & 0xff) << 16
                | (row[2 * rowSamples + i] & 0xff) << 8
                | (row[3 * rowSamples + i] & 0xff);
        INT.set(samples, start + 4 * i, bits);
      }
    }
  }
}
