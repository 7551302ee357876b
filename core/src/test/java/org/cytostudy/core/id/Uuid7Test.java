package org.cytostudy.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class Uuid7Test {
  @Test
  void sortsInTheOrderOfMakingWithinOneMillisecond() {
    Uuid7 ids =
        new Uuid7(
            Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC),
            RandomGenerator.of("L64X128MixRandom"));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      UUID id = ids.next();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      made.add(id.toString());
    }
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }
}
