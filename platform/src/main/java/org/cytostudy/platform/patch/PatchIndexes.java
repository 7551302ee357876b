package org.cytostudy.platform.patch;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.artefact.ArtefactStore;

/** The places of patchsets, each read once by whoever asks first, in bounded memory. */
@ApplicationScoped
class PatchIndexes {
  private final ArtefactStore store;
  private final LoadingCache<Sha256, PatchPlaces> places;

  PatchIndexes(ArtefactStore store, PatchConfig config) {
    if (config.placesCacheBytes() < 1 << 20) {
      throw new IllegalArgumentException(
          "cytostudy.patch.places-cache-bytes must be at least 1 MiB, not "
              + config.placesCacheBytes());
    }
    this.store = store;
    // In KiB, since a weight is an int.
    this.places =
        Caffeine.newBuilder()
            .maximumWeight(config.placesCacheBytes() >> 10)
            .weigher((Sha256 sha256, PatchPlaces held) -> 1 + (int) (held.bytes() >> 10))
            .build(this::read);
  }

  PatchPlaces of(Sha256 index) {
    return places.get(index);
  }

  private PatchPlaces read(Sha256 index) {
    try {
      return PatchPlaces.read(
          store
              .find(index)
              .orElseThrow(() -> new IllegalStateException("Not in the store: " + index)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
