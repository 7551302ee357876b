package org.cytostudy.platform.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Quality;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TileStorage;
import org.cytostudy.imaging.tiff.TileStorage.Codec;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.ImageFacts;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** Registers sections with a real image file, as ingestion does. */
@ApplicationScoped
public class SectionImages {
  /** Columns of the image. */
  public static final int WIDTH_PX = 700;

  /** Rows of the image. */
  public static final int HEIGHT_PX = 500;

  private final ArtefactStore store;
  private final Sections sections;

  SectionImages(ArtefactStore store, Sections sections) {
    this.store = store;
    this.sections = sections;
  }

  /** What was registered. */
  public record Registered(UUID section, UUID image, Sha256 sha256) {}

  /** A section with this number, whose image is grey, darker from left to right. */
  public Registered register(String brain, int number) {
    return register(brain, number, Set.of());
  }

  /** The same, with faults. */
  public Registered register(String brain, int number, Set<QualityFlag> flags) {
    return register(brain, number, tiff(number, TileStorage.LOSSLESS), flags, null);
  }

  /** The same, stored as JPEG tiles of this side. */
  public Registered registerJpeg(String brain, int number, int tilePx) {
    return register(brain, number, tiff(number, new TileStorage(Codec.JPEG, tilePx)));
  }

  /** A section whose image is this file; thumbnail and mask are all black, 32 × 24. */
  public Registered register(String brain, int number, byte[] file) {
    return register(brain, number, file, Set.of(), null);
  }

  /** The same of a file that holds several images. */
  public Registered register(String brain, int number, byte[] file, ImagePlane plane) {
    return register(brain, number, file, Set.of(), plane);
  }

  private Registered register(
      String brain, int number, byte[] file, Set<QualityFlag> flags, @Nullable ImagePlane plane) {
    Sha256 sha256 = store.put(new ByteArrayInputStream(file));
    ImageFacts facts =
        new ImageFacts(
            sha256,
            file.length,
            WIDTH_PX,
            HEIGHT_PX,
            2.0,
            2,
            .5,
            null,
            null,
            picture("thumbnail"),
            picture("tissue-mask"),
            PixelSizeSource.TIFF_RESOLUTION,
            null,
            null,
            new Quality(40, Map.of(), flags, 100, "overlay.png"),
            picture("quality-overlay"),
            0);
    Placed placed =
        sections.register(
            BrainId.fromString(brain),
            new SectionMapping.Entry(
                "s.tif", brain, "left", "a", number, 1.0, "coronal", 20, "silver", null, null, null,
                null, plane),
            facts);
    return new Registered(placed.section().value(), placed.image().value(), sha256);
  }

  /** Another grey offset a section, so that each has its own content. */
  private static byte[] tiff(int offset, TileStorage storage) {
    try {
      Path file = Files.createTempFile("section", ".tif");
      try {
        try (PyramidWriter writer =
            PyramidWriter.create(
                file, WIDTH_PX, HEIGHT_PX, PixelFormat.GREY8, OptionalDouble.of(2), storage)) {
          for (int y = 0; y < HEIGHT_PX; y++) {
            writer.writeRows(row(y, offset), 1);
          }
          writer.finish();
        }
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] row(int y, int offset) {
    byte[] row = new byte[WIDTH_PX];
    for (int x = 0; x < WIDTH_PX; x++) {
      row[x] = (byte) (255 - x * 200 / WIDTH_PX - offset % 50 - y % 2);
    }
    return row;
  }

  private Sha256 picture(String kind) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_GRAY), "png", out);
      Sha256 sha256 = store.put(new ByteArrayInputStream(out.toByteArray()));
      OwnerSql.update(
          """
          INSERT INTO artefact (sha256, kind, media_type, bytes, created_at)
          VALUES (?, ?, 'image/png', ?, now()) ON CONFLICT DO NOTHING
          """,
          sha256.hex(),
          kind,
          out.size());
      return sha256;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
