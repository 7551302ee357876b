package org.cytostudy.core.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private static Safetensors example() {
    SequencedMap<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Safetensors.Tensor.of(new float[] {1, -2, 3.5f, 0, 5, 6}, 2, 3));
    tensors.put("iteration", Safetensors.Tensor.of(new long[] {42}));
    return new Safetensors(Map.of("b", "2", "a", "1"), tensors);
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Path file = folder.resolve("a.safetensors");
    example().write(file);
    Safetensors read = Safetensors.map(file);
    assertThat(read.metadata()).containsEntry("a", "1").containsEntry("b", "2");
    assertThat(read.tensor("w").floats()).containsExactly(1, -2, 3.5f, 0, 5, 6);
    assertThat(read.tensor("w").shape()).containsExactly(2, 3);
    assertThat(read.tensor("iteration").longs()).containsExactly(42);
  }

  @Test
  void sameContentGivesSameBytes() throws IOException {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    example().write(a);
    example().write(b);
    assertThat(Files.readAllBytes(a)).isEqualTo(Files.readAllBytes(b));
  }

  @Test
  void refusesTruncatedFiles() throws IOException {
    Path file = folder.resolve("a.safetensors");
    example().write(file);
    byte[] all = Files.readAllBytes(file);
    for (int length = 0; length < all.length; length++) {
      Path cut = folder.resolve("cut");
      Files.write(cut, java.util.Arrays.copyOf(all, length));
      assertThatThrownBy(() -> Safetensors.map(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }
}
