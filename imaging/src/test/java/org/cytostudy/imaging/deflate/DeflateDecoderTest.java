package org.cytostudy.imaging.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** The JDK's {@link Inflater}, which is zlib, decodes, ends and refuses the same. */
class DeflateDecoderTest {
  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };

  /** What became of data; nothing but that it was refused where it was. */
  private record Outcome(boolean refused, List<Byte> bytes, boolean ended, int position) {
    static final Outcome REFUSED = new Outcome(true, List.of(), false, 0);

    static Outcome of(byte[] out, int filled, boolean ended, int position) {
      List<Byte> bytes = new ArrayList<>(filled);
      for (int i = 0; i < filled; i++) {
        bytes.add(out[i]);
      }
      return new Outcome(false, bytes, ended, ended ? position : 0);
    }
  }

  private static Outcome ours(byte[] data, int room) {
    byte[] out = new byte[room];
    DeflateDecoder decoder = new DeflateDecoder(data, 0, out);
    try {
      decoder.decode();
    } catch (DeflateException e) {
      assertThat(e.getMessage()).isNotBlank();
      return Outcome.REFUSED;
    }
    return Outcome.of(out, decoder.filled(), decoder.ended(), decoder.position());
  }

  private static Outcome zlib(byte[] data, int room) {
    byte[] out = new byte[room];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(data);
      int filled = 0;
      while (filled < room && !inflater.finished()) {
        int n = inflater.inflate(out, filled, room - filled);
        if (n == 0 && !inflater.finished()) {
          return Outcome.REFUSED;
        }
        filled += n;
      }
      return Outcome.of(out, filled, inflater.finished(), data.length - inflater.getRemaining());
    } catch (DataFormatException e) {
      return Outcome.REFUSED;
    }
  }

  private static byte[] compressed(byte[] bytes, int level, int strategy) {
    try (Deflater deflater = new Deflater(level, true)) {
      deflater.setStrategy(strategy);
      deflater.setInput(bytes);
      deflater.finish();
      byte[] out = new byte[2 * bytes.length + 1024];
      int length = 0;
      while (!deflater.finished()) {
        // The first call may do nothing but change the strategy.
        length += deflater.deflate(out, length, out.length - length);
      }
      return Arrays.copyOf(out, length);
    }
  }

  /** Noise, slopes, runs at every small distance, words, and all of them in one. */
  private static List<byte[]> corpus(int length) {
    Random random = new Random(length);
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    byte[] differences = new byte[length];
    byte[] runs = new byte[length];
    byte[] words = new byte[length];
    byte[] steep = new byte[length];
    int period = 1;
    for (int i = 0; i < length; i++) {
      differences[i] = (byte) Math.round(random.nextGaussian() * 3);
      if (random.nextInt(50) == 0) {
        period = 1 + random.nextInt(20);
      }
      runs[i] = i < period ? (byte) i : runs[i - period];
      words[i] = (byte) "the cortex has six layers of cells ".charAt((i * (i >> 7 & 7) + i) % 35);
      // Some bytes are a thousand times as frequent as others: codes of the greatest length.
      steep[i] = (byte) (int) Math.pow(2, 8 * Math.pow(random.nextDouble(), 6));
    }
    byte[] mixed = new byte[length];
    for (int i = 0; i < length; i++) {
      mixed[i] = List.of(noise, differences, runs, words, steep).get((i >> 9) % 5)[i];
    }
    return List.of(noise, differences, runs, words, steep, mixed, new byte[length]);
  }

  @Test
  void decodesWhatTheJdkEncodesAtEveryLevelStrategyAndLength() {
    for (int length : new int[] {0, 1, 2, 7, 15, 16, 100, 281, 282, 300, 1000, 40_000, 200_000}) {
      for (byte[] bytes : corpus(length)) {
        for (int level : new int[] {0, 1, 6, 9}) {
          for (int strategy : STRATEGIES) {
            byte[] data = compressed(bytes, level, strategy);
            byte[] out = new byte[length];
            DeflateDecoder decoder = new DeflateDecoder(data, 0, out);
            assertThat(decode(decoder)).isTrue();
            assertThat(out).isEqualTo(bytes);
            assertThat(decoder.ended()).isTrue();
            assertThat(decoder.position()).isEqualTo(data.length);
          }
        }
      }
    }
  }

  private static boolean decode(DeflateDecoder decoder) {
    try {
      decoder.decode();
      return true;
    } catch (DeflateException e) {
      return false;
    }
  }

  @Test
  void fillsWhatItIsGivenAndSaysWhetherTheDataEnded() {
    for (byte[] bytes : corpus(3000)) {
      for (int level : new int[] {0, 1, 9}) {
        byte[] data = compressed(bytes, level, Deflater.DEFAULT_STRATEGY);
        for (int room : new int[] {0, 1, 5, 2700, 2990, 2999, 3000, 3001, 3300, 5000}) {
          if (room > 0) {
            assertThat(ours(data, room)).as("room for %s", room).isEqualTo(zlib(data, room));
          }
        }
      }
    }
  }

  @Test
  void refusesDataThatAreCutOffAnywhereAsTheJdkDoes() {
    for (byte[] bytes : corpus(700)) {
      for (int level : new int[] {0, 1, 9}) {
        byte[] data = compressed(bytes, level, Deflater.DEFAULT_STRATEGY);
        for (int length = 0; length < data.length; length++) {
          byte[] cut = Arrays.copyOf(data, length);
          assertThat(ours(cut, 700)).as("%s bytes", length).isEqualTo(zlib(cut, 700));
        }
      }
    }
  }

  @Test
  void treatsDamagedDataAsTheJdkDoes() {
    Random random = new Random(8);
    int refused = 0;
    int read = 0;
    for (int round = 0; round < 60; round++) {
      int length = 1 + random.nextInt(3000);
      for (byte[] bytes : corpus(length)) {
        byte[] data =
            compressed(bytes, random.nextInt(10), STRATEGIES[random.nextInt(STRATEGIES.length)]);
        for (int i = 0; i < 60; i++) {
          byte[] damaged = data.clone();
          int changes = 1 + random.nextInt(3);
          for (int change = 0; change < changes; change++) {
            // Headers and codes are at the start, and more can be wrong about them.
            int reach = random.nextBoolean() ? Math.min(80, data.length) : data.length;
            damaged[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
          }
          Outcome outcome = ours(damaged, length);
          assertThat(outcome).isEqualTo(zlib(damaged, length));
          if (outcome.refused()) {
            refused++;
          } else {
            read++;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(read).isGreaterThan(1000);
  }

  @Test
  void treatsBytesThatWereNeverEncodedAsTheJdkDoes() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      byte[] data = new byte[random.nextInt(400)];
      random.nextBytes(data);
      if (data.length > 0 && i % 2 == 0) {
        // A last block with codes of its own: most others are no block at all.
        data[0] = (byte) ((data[0] & ~7) | 5);
      }
      assertThat(ours(data, 1000)).isEqualTo(zlib(data, 1000));
    }
  }

  @Test
  void startsWhereItIsTold() throws DeflateException {
    byte[] bytes = corpus(500).get(1);
    byte[] data = compressed(bytes, 6, Deflater.DEFAULT_STRATEGY);
    byte[] shifted = new byte[data.length + 9];
    System.arraycopy(data, 0, shifted, 3, data.length);
    byte[] out = new byte[500];
    DeflateDecoder decoder = new DeflateDecoder(shifted, 3, out);
    decoder.decode();
    assertThat(out).isEqualTo(bytes);
    assertThat(decoder.position()).isEqualTo(3 + data.length);
  }

  @Test
  void tellsDamageFromMissingData() {
    byte[] data = compressed(corpus(500).get(1), 6, Deflater.DEFAULT_STRATEGY);
    assertThatThrownBy(() -> new DeflateDecoder(Arrays.copyOf(data, 50), 0, new byte[500]).decode())
        .isInstanceOfSatisfying(DeflateException.class, e -> assertThat(e.tooShort()).isTrue());
    assertThatThrownBy(() -> new DeflateDecoder(new byte[] {7, 0}, 0, new byte[500]).decode())
        .isInstanceOfSatisfying(DeflateException.class, e -> assertThat(e.tooShort()).isFalse())
        .hasMessageContaining("no known type");
  }
}
