package org.cytostudy.platform.contour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.imaging.ribbon.Contour;
import org.cytostudy.imaging.ribbon.ContourFile;
import org.cytostudy.imaging.ribbon.RibbonContours;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts.Published;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.contour.ContourViews.ContourVersion;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** Imports versions of contours, each of which then stays as it is. */
@ApplicationScoped
class ContourService {
  private static final String BODY = "contours.geojson";

  private final ContourRepository contours;
  private final Sections sections;
  private final GeometryFiles files;
  private final ArtefactStore store;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  ContourService(
      ContourRepository contours,
      Sections sections,
      GeometryFiles files,
      ArtefactStore store,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.contours = contours;
    this.sections = sections;
    this.files = files;
    this.store = store;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a caller says of a file.
   *
   * @param annotator who drew it; null for the caller
   */
  record Drawn(
      String pialClass, String whiteClass, @Nullable String annotator, @Nullable String reason) {}

  @Transactional
  Page<ContourVersion> list(UUID image, PageRequest page) {
    sections.require(new ImageId(image), Membership.VIEWER);
    return contours.list(image, page);
  }

  @Transactional
  ContourVersion importInto(UUID imageId, byte[] geoJson, Drawn drawn) {
    Placed image = sections.require(new ImageId(imageId), Membership.MEMBER);
    ContourFile.Imported imported = read(geoJson, image.pixelSizeUm(), drawn);
    requireInside(imported.contours(), sections.size(image.image()));
    int number = contours.nextVersion(imageId);
    Sha256 sha256 = store.put(new ByteArrayInputStream(ContourJson.of(imported.contours())));
    Published file =
        files.publish(
            image.project(),
            sha256,
            ArtefactKind.CONTOURS,
            "contours of section " + image.section() + ", version " + number,
            List.of(),
            List.of(image.brain()));
    String caller = access.caller().subject();
    String annotator = drawn.annotator();
    UUID id = ids.next();
    contours.add(
        new ContourVersion(
            id,
            imageId,
            number,
            true,
            imported.contours().pial().size(),
            imported.contours().white().size(),
            imported.passedOver(),
            sha256.hex(),
            annotator == null ? caller : annotator,
            caller,
            drawn.reason(),
            clock.instant()),
        file.bytes());
    audit.record(
        "imported",
        Noun.CONTOURS,
        id,
        image.project(),
        Map.of("image", imageId, "version", number, "sha256", sha256.hex()));
    return contours.find(id).orElseThrow();
  }

  private static ContourFile.Imported read(byte[] geoJson, double pixelSizeUm, Drawn drawn) {
    try {
      Path file = Files.createTempFile("contours", ".geojson");
      try {
        Files.write(file, geoJson);
        return GeometryFiles.read(
            file,
            BODY,
            "",
            path -> ContourFile.read(path, pixelSizeUm, drawn.pialClass(), drawn.whiteClass()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Contours of another level, or of another image, lie beyond the edges of this one. */
  private static void requireInside(RibbonContours contours, Sections.Size image) {
    requireInside("pial", contours.pial(), image);
    requireInside("white", contours.white(), image);
  }

  private static void requireInside(String border, List<Contour> lines, Sections.Size image) {
    for (int i = 0; i < lines.size(); i++) {
      Contour line = lines.get(i);
      for (int k = 0; k < line.size(); k++) {
        double x = line.xPx()[k];
        double y = line.yPx()[k];
        if (x < 0 || y < 0 || x > image.widthPx() || y > image.heightPx()) {
          throw GeometryFiles.invalid(
              "",
              "Point %d of %s contour %d lies at %.1f, %.1f px, outside of the image of %d × %d px;"
                      .formatted(k, border, i, x, y, image.widthPx(), image.heightPx())
                  + " export it in level-0 pixels of this image.");
        }
      }
    }
  }
}
