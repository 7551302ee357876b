package org.cytostudy.core.job;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What ingestion found: the JSON of artefacts of kind {@code ingest-report}.
 *
 * @param files one a file, in the order of the step's inputs
 */
public record IngestReport(List<FileResult> files) {

  public IngestReport {
    files = List.copyOf(files);
  }

  /** What became of a file. */
  public enum Verdict {
    ACCEPTED,
    REFUSED
  }

  /**
   * One file.
   *
   * @param name name of the step's input of role {@code image}
   * @param sha256 content that was found
   * @param image what an accepted image is; null where the file was refused
   * @param problem why the file was refused; null where it was accepted
   * @param warnings what a person should know of it and need not act on
   */
  public record FileResult(
      String name,
      Verdict verdict,
      Sha256 sha256,
      long bytes,
      @Nullable Image image,
      @Nullable Problem problem,
      List<String> warnings) {
    public FileResult {
      warnings = List.copyOf(warnings);
      if ((verdict == Verdict.REFUSED) == (problem == null)
          || (problem == null) == (image == null)) {
        throw new IllegalArgumentException(
            "A file is either accepted with its image or refused with its problem: " + name);
      }
    }
  }

  /** Who says how large a pixel is. */
  public enum PixelSizeSource {
    /** Resolution tags of the TIFF, with inch or centimetre as their unit. */
    TIFF_RESOLUTION,
    /** {@code PhysicalSizeX} and {@code PhysicalSizeY} of the OME-XML. */
    OME_XML,
    /** {@code MPP} in the description of an Aperio file. */
    APERIO,
    /** The unit of an ImageJ description and the resolution tags that it is of. */
    IMAGEJ,
    /** Scale and unit of the axes of an OME-Zarr store. */
    OME_ZARR,
    /** Microns per pixel as OpenSlide reads them from a scanner's file. */
    OPENSLIDE,
    /** A person: see {@link IngestSpec#suppliedPixelSizeUm()}; the file has none, or several. */
    SUPPLIED
  }

  /**
   * An accepted image.
   *
   * @param widthPx columns of level 0
   * @param heightPx rows of level 0
   * @param pixelSizeUm µm per pixel of level 0
   * @param pixelSizeFrom who says so
   * @param levels resolution levels, level 0 included
   * @param channels samples a pixel
   * @param bitsPerSample 8, 16, or 32 for floating point
   * @param compression as the format names it, e.g. {@code Deflate}
   * @param tissueFraction share of level 0 that the tissue mask covers, 0–1
   * @param tissueMask name of the step's output of kind {@code tissue-mask}
   * @param thumbnail name of the step's output of kind {@code thumbnail}
   * @param pyramid name of the step's output of kind {@code pyramid}; null where the file has
   *     levels of its own, or needs none
   * @param quality what faults were found; null in reports of before they were looked for
   * @param personal what the file holds that may name a donor, without any of it
   */
  public record Image(
      long widthPx,
      long heightPx,
      double pixelSizeUm,
      PixelSizeSource pixelSizeFrom,
      int levels,
      int channels,
      int bitsPerSample,
      String compression,
      double tissueFraction,
      String tissueMask,
      String thumbnail,
      @Nullable String pyramid,
      @Nullable Quality quality,
      List<PersonalItem> personal) {
    public Image {
      personal = List.copyOf(Objects.requireNonNullElseGet(personal, List::of));
    }
  }

  /**
   * Faults of an image, see {@link QualitySpec}.
   *
   * @param pixelSizeUm µm per pixel of the overlay
   * @param shares of the tissue that show each fault, 0–1; out of focus and saturated count tiles
   *     that were looked at
   * @param flags faults whose share reaches the one from which an image is flagged
   * @param focusTiles how many tiles were looked at for focus and saturation
   * @param overlay name of the step's output of kind {@code quality-overlay}
   */
  public record Quality(
      double pixelSizeUm,
      Map<QualityFlag, Double> shares,
      Set<QualityFlag> flags,
      int focusTiles,
      String overlay) {
    public Quality {
      // In one order always: equal reports have equal bytes.
      shares = Collections.unmodifiableMap(new TreeMap<>(shares));
      flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }
  }

  /** What such a thing is. */
  public enum PersonalKind {
    LABEL,
    MACRO,
    THUMBNAIL,
    TEXT
  }

  /**
   * Something in a file that may name a donor.
   *
   * @param output name of the step's output that holds it; null where it cannot be decoded and lies
   *     in the file alone
   */
  public record PersonalItem(PersonalKind kind, @Nullable String output) {}

  /**
   * Why a file was refused.
   *
   * @param code of the problem catalogue, e.g. {@code image-pixel-size-missing}
   * @param title one sentence: what
   * @param where IFD, tile or byte offset
   * @param action what to do about it
   */
  public record Problem(
      String code, String title, @Nullable String where, @Nullable String action) {}
}
