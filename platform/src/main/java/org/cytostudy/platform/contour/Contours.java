package org.cytostudy.platform.contour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;

/** What other features ask about contours. None of it checks access. */
@ApplicationScoped
public class Contours {
  private final ContourRepository contours;

  Contours(ContourRepository contours) {
    this.contours = contours;
  }

  /** A version as a file: GeoJSON with the classes {@code Pial} and {@code White}. */
  public record Frozen(UUID id, int version, Sha256 sha256, long bytes) {}

  /** The version of the image that applies, if somebody imported one. */
  @Transactional
  public Optional<Frozen> current(ImageId image) {
    return contours
        .current(image.value())
        .map(
            file -> new Frozen(file.id(), file.version(), new Sha256(file.sha256()), file.bytes()));
  }
}
