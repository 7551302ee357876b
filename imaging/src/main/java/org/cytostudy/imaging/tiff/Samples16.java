package org.cytostudy.imaging.tiff;

/** Unsigned 16-bit samples in an array of bytes, little-endian. */
final class Samples16 {
  private Samples16() {}

  static int get(byte[] samples, int at) {
    return (samples[at] & 0xff) | (samples[at + 1] & 0xff) << 8;
  }

  /** Keeps the lower 16 bits. */
  static void set(byte[] samples, int at, int value) {
    samples[at] = (byte) value;
    samples[at + 1] = (byte) (value >> 8);
  }
}
