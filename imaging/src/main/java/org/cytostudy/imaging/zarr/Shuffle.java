package org.cytostudy.imaging.zarr;

/**
 * Undoes how Blosc sorts the samples of a block: first all their lowest bytes (or bits), then all
 * the next ones. Bytes that are left over stay at the end.
 */
final class Shuffle {
  private Shuffle() {}

  /** Byte {@code b} of sample {@code i} lies at {@code b · samples + i}. */
  static void restoreBytes(byte[] in, byte[] out, int at, int bytes, int sampleBytes) {
    int samples = bytes / sampleBytes;
    for (int b = 0; b < sampleBytes; b++) {
      int from = b * samples;
      for (int i = 0, to = at + b; i < samples; i++, to += sampleBytes) {
        out[to] = in[from + i];
      }
    }
    int whole = samples * sampleBytes;
    System.arraycopy(in, whole, out, at + whole, bytes - whole);
  }

  /**
   * Bit {@code k} of byte {@code b} of sample {@code i} is bit {@code i mod 8} of the byte at
   * {@code (8 b + k) · samples / 8 + i / 8}. A block whose samples are no multiple of eight is
   * stored as it is.
   */
  static void restoreBits(byte[] in, byte[] out, int at, int bytes, int sampleBytes) {
    int samples = bytes / sampleBytes;
    if (samples % 8 != 0) {
      System.arraycopy(in, 0, out, at, bytes);
      return;
    }
    int planeBytes = samples / 8;
    for (int b = 0; b < sampleBytes; b++) {
      for (int group = 0; group < planeBytes; group++) {
        long square = 0;
        for (int k = 7; k >= 0; k--) {
          square = square << 8 | (in[(8 * b + k) * planeBytes + group] & 0xff);
        }
        long turned = transpose(square);
        int to = at + group * 8 * sampleBytes + b;
        for (int i = 0; i < 8; i++, to += sampleBytes) {
          out[to] = (byte) (turned >>> (8 * i));
        }
      }
    }
    int whole = samples * sampleBytes;
    System.arraycopy(in, whole, out, at + whole, bytes - whole);
  }

  /** Turns a square of 8 × 8 bits about its diagonal, by swapping ever larger parts. */
  private static long transpose(long square) {
    long x = square;
    long t = (x ^ (x >>> 7)) & 0x00aa00aa00aa00aaL;
    x ^= t ^ (t << 7);
    t = (x ^ (x >>> 14)) & 0x0000cccc0000ccccL;
    x ^= t ^ (t << 14);
    t = (x ^ (x >>> 28)) & 0x00000000f0f0f0f0L;
    return x ^ t ^ (t << 28);
  }
}
