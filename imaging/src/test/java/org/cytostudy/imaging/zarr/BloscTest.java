package org.cytostudy.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.junit.jupiter.api.Test;

/**
 * Chunks that an independent programme wrote: numcodecs 0.11 with c-blosc 1.21, from the same
 * formula as {@link #samples}.
 */
class BloscTest {
  private record Chunk(String codec, String shuffle, int sampleBytes, int count, byte[] bytes) {
    byte[] decoded() {
      return shuffle.equals("far") ? farApart() : samples(sampleBytes, count);
    }
  }

  /** A chunk of 1,500 or 1,600 samples. */
  static byte[] chunk(String codec, String shuffle, int sampleBytes) throws IOException {
    return chunks().stream()
        .filter(c -> c.codec().equals(codec) && c.shuffle().equals(shuffle))
        .filter(c -> c.sampleBytes() == sampleBytes)
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private static List<Chunk> chunks() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BloscTest.class.getResourceAsStream("blosc-chunks.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .map(
              part ->
                  new Chunk(
                      part[0],
                      part[1],
                      Integer.parseInt(part[2]),
                      Integer.parseInt(part[3]),
                      Base64.getDecoder().decode(part[4])))
          .toList();
    }
  }

  /** Climbs in steps; every byte of a sample varies. */
  private static byte[] samples(int sampleBytes, int count) {
    ByteBuffer out = ByteBuffer.allocate(sampleBytes * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int value = i / 40 * 1237 + i % 4;
      switch (sampleBytes) {
        case 1 -> out.put((byte) value);
        case 2 -> out.putShort((short) value);
        default -> out.putInt(value);
      }
    }
    return out.array();
  }

  /** The same 48 bytes three times, 9,000 and 300 zeros between them. */
  private static byte[] farApart() {
    byte[] out = new byte[9444];
    for (int start : new int[] {0, 9048, 9396}) {
      for (int i = 0; i < 48; i++) {
        out[start + i] = (byte) ((i * i * 31 + i * 7) % 251);
      }
    }
    return out;
  }

  @Test
  void decodesWhatEveryCompressionAndEveryShuffleOfBloscMade() throws IOException {
    List<Chunk> chunks = chunks();
    assertThat(chunks).extracting(Chunk::codec).contains("blosclz", "lz4", "lz4hc", "zlib", "zstd");
    for (Chunk chunk : chunks) {
      if (!chunk.codec().equals("snappy")) {
        byte[] expected = chunk.decoded();
        assertThat(Blosc.decode(chunk.bytes(), expected.length, "0/0/0"))
            .as("%s, shuffle %s, %d bytes", chunk.codec(), chunk.shuffle(), chunk.sampleBytes())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void decodesChunksThatWereStoredAsTheyAre() throws ImageFormatException {
    byte[] stored = {2, 1, 2, 1, 3, 0, 0, 0, 3, 0, 0, 0, 19, 0, 0, 0, 7, 8, 9};
    assertThat(Blosc.decode(stored, 3, "0/0/0")).containsExactly(7, 8, 9);
  }

  @Test
  void refusesSnappyByName() throws IOException {
    Chunk snappy =
        chunks().stream().filter(c -> c.codec().equals("snappy")).findAny().orElseThrow();
    assertThatThrownBy(() -> Blosc.decode(snappy.bytes(), 3000, "0/0/0"))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(ImageFormatException.Problem.UNSUPPORTED);
              assertThat(e.what()).contains("Snappy");
              assertThat(e.where()).isEqualTo("0/0/0");
            });
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    for (Chunk chunk : chunks()) {
      for (int length = 0; length < chunk.bytes().length; length += 11) {
        byte[] cut = Arrays.copyOf(chunk.bytes(), length);
        assertThatThrownBy(() -> Blosc.decode(cut, chunk.decoded().length, "0/0/0"))
            .isInstanceOf(ImageFormatException.class);
      }
    }
  }

  @Test
  void refusesAChunkThatDecodesToMoreThanIsAllowed() throws IOException {
    Chunk chunk = chunks().getFirst();
    assertThatThrownBy(() -> Blosc.decode(chunk.bytes(), 100, "0/0/0"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("not 100");
  }
}
