package org.cytostudy.platform.registration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.imaging.space.DisplacementField;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.GeometryFileException.Problem;
import org.cytostudy.imaging.volume.NiftiVolume;
import org.cytostudy.platform.geometry.GeometryFiles;

/**
 * Placements and displacement fields as they were read, by their hash, in bounded memory: a viewer
 * asks for the place of the pointer many times a second.
 */
@ApplicationScoped
class PlacementFiles {
  private static final int MOST_SECTIONS = 50_000;
  private static final int BYTES_PER_NODE = 12;

  private final GeometryFiles files;
  private final long mostFieldBytes;
  private final LoadingCache<Sha256, SpatialRegistration> registrations;
  private final LoadingCache<Sha256, Held> fields;

  PlacementFiles(GeometryFiles files, RegistrationConfig config) {
    if (config.fieldCacheBytes() < 1 << 20) {
      throw new IllegalArgumentException(
          "cytostudy.registration.field-cache-bytes must be at least 1 MiB, not "
              + config.fieldCacheBytes());
    }
    this.files = files;
    this.mostFieldBytes = config.fieldCacheBytes();
    this.registrations =
        Caffeine.newBuilder()
            .maximumWeight(MOST_SECTIONS)
            .weigher((Sha256 sha256, SpatialRegistration held) -> 1 + held.sections().size())
            .build(this::readRegistration);
    // In KiB, since a weight is an int.
    this.fields =
        Caffeine.newBuilder()
            .maximumWeight(mostFieldBytes >> 10)
            .weigher((Sha256 sha256, Held held) -> 1 + (int) (held.bytes() >> 10))
            .build(sha256 -> hold(files.stored(sha256)));
  }

  private record Held(DisplacementField field, long bytes) {}

  SpatialRegistration registration(Sha256 sha256) {
    return registrations.get(sha256);
  }

  DisplacementField field(Sha256 sha256) {
    return fields.get(sha256).field();
  }

  /** Reads a field that is to be kept, so that only those come in that fit into memory later. */
  DisplacementField check(Path file) throws IOException {
    return hold(file).field();
  }

  private Held hold(Path file) throws IOException {
    NiftiVolume volume = NiftiVolume.read(file);
    long bytes = (long) BYTES_PER_NODE * volume.size(0) * volume.size(1) * volume.size(2);
    if (bytes > mostFieldBytes) {
      throw new GeometryFileException(
          Problem.TOO_LARGE,
          file,
          "offset 40",
          "The field takes %d MiB, at most %d are held"
              .formatted(bytes >> 20, mostFieldBytes >> 20),
          "Resample it to a coarser grid, or raise cytostudy.registration.field-cache-bytes");
    }
    return new Held(volume.displacementField(), bytes);
  }

  private SpatialRegistration readRegistration(Sha256 sha256) {
    try {
      return CytostudyJson.mapper()
          .readValue(files.stored(sha256).toFile(), SpatialRegistration.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
