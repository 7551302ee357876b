package org.cytostudy.platform.ribbon;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.platform.artefact.ArtefactStore;

/**
 * Ribbons of brains as they were read, by their hash, in bounded memory: one file holds all
 * sections of a brain, through which a viewer steps.
 */
@ApplicationScoped
class RibbonFiles {
  /** Of about 150 bytes each. */
  private static final int MOST_STATIONS = 1_000_000;

  private final ArtefactStore store;
  private final LoadingCache<Sha256, Brain> brains =
      Caffeine.newBuilder()
          .maximumWeight(MOST_STATIONS)
          .weigher((Sha256 sha256, Brain brain) -> 1 + brain.stations())
          .build(this::read);

  RibbonFiles(ArtefactStore store) {
    this.store = store;
  }

  /** A brain's file with its sections by number. */
  private record Brain(
      Registration registration, Map<Integer, SectionRibbon> sections, int stations) {}

  Registration registration(Sha256 sha256) {
    return brains.get(sha256).registration();
  }

  Optional<SectionRibbon> section(Sha256 sha256, int number) {
    return Optional.ofNullable(brains.get(sha256).sections().get(number));
  }

  private Brain read(Sha256 sha256) {
    try {
      Registration registration =
          CytostudyJson.mapper()
              .readValue(
                  store
                      .find(sha256)
                      .orElseThrow(() -> new IllegalStateException("Not in the store: " + sha256))
                      .toFile(),
                  Registration.class);
      return new Brain(
          registration,
          registration.sections().stream()
              .collect(Collectors.toMap(SectionRibbon::section, Function.identity())),
          registration.sections().stream().mapToInt(section -> section.points().size()).sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
