package org.cytostudy.imaging.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileCacheTest {
  private final TileCache cache = new TileCache(100);
  private final Object file = new Object();

  private TileCache.Key key(int index) {
    return new TileCache.Key(file, 0, index);
  }

  @Test
  void dropsTheTileThatWasNotUsedForLongest() {
    cache.put(key(1), new byte[40]);
    cache.put(key(2), new byte[40]);
    assertThat(cache.get(key(1))).isNotNull();
    cache.put(key(3), new byte[40]);
    assertThat(cache.get(key(2))).isNull();
    assertThat(cache.get(key(1))).isNotNull();
    assertThat(cache.bytes()).isEqualTo(80);
  }

  @Test
  void keepsTheNewestEvenWhereItIsTooLarge() {
    cache.put(key(1), new byte[40]);
    cache.put(key(2), new byte[400]);
    assertThat(cache.get(key(2))).hasSize(400);
    assertThat(cache.bytes()).isEqualTo(400);
  }

  @Test
  void forgetsTheTilesOfAClosedFileOnly() {
    cache.put(key(1), new byte[40]);
    cache.put(new TileCache.Key(new Object(), 0, 1), new byte[30]);
    cache.forget(file);
    assertThat(cache.get(key(1))).isNull();
    assertThat(cache.bytes()).isEqualTo(30);
  }

  @Test
  void countsATileOnceThatTwoThreadsDecoded() {
    cache.put(key(1), new byte[40]);
    cache.put(key(1), new byte[40]);
    assertThat(cache.bytes()).isEqualTo(40);
  }
}
