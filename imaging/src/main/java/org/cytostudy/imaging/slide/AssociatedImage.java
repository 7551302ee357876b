package org.cytostudy.imaging.slide;

import java.io.IOException;

/**
 * A picture that a file holds beside the section. Labels and macro images may name a donor, so they
 * are never part of the pyramid: who opens the file decides who sees them.
 *
 * @param kind what it shows
 * @param name where the file has it, e.g. {@code IFD 4}
 * @param widthPx columns
 * @param heightPx rows
 * @param pixels reads it; only while the file is open
 */
public record AssociatedImage(Kind kind, String name, int widthPx, int heightPx, Pixels pixels) {
  /** What such a picture shows. */
  public enum Kind {
    /** The label of the slide. */
    LABEL,
    /** The whole slide, often with its label. */
    MACRO,
    /** The section, small. */
    THUMBNAIL
  }

  /** Where the pixels come from. */
  @FunctionalInterface
  public interface Pixels {
    /**
     * Reads the whole picture.
     *
     * @throws ImageFormatException if it is broken or not read here
     * @throws IOException if it cannot be read
     */
    PixelBlock read() throws IOException;
  }

  /** Reads the whole picture. */
  public PixelBlock read() throws IOException {
    return pixels.read();
  }
}
