package org.cytostudy.imaging.quality;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.job.QualitySpec;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * Faults of one image.
 *
 * @param pixelSizeUm µm per pixel of the overlay
 * @param shares of the tissue that show each fault, 0–1; out of focus and saturated count tiles
 *     that were looked at
 * @param flags faults whose share reaches the one from which an image is flagged
 * @param focusTiles how many tiles were looked at
 * @param overlay index colours, see {@link QualitySpec}; glass is transparent
 */
public record QualityCheck(
    double pixelSizeUm,
    Map<QualityFlag, Double> shares,
    Set<QualityFlag> flags,
    int focusTiles,
    BufferedImage overlay) {
  private static final byte TISSUE = 1;
  private static final int TRANSPARENT = 0;

  /** Glass, tissue, then the flags in their order: dark orange, magenta, blue, red. */
  private static final int[] COLOURS = {0x000000, 0xd8d8d8, 0xe08214, 0xb03ab0, 0x2c7bd0, 0xd7191c};

  /**
   * Looks for faults.
   *
   * @param imagePixelSizeUm µm per pixel of level 0
   */
  public static QualityCheck of(SlideReader reader, double imagePixelSizeUm, QualitySpec spec)
      throws IOException {
    Grid grid = Grid.of(reader, imagePixelSizeUm, spec.pixelSizeUm());
    BitSet tears = new TearFinder(grid, spec.tears()).find();
    BitSet folds = new FoldFinder(grid, spec.folds()).find();
    TileChecks.Seen seen = new TileChecks(reader, imagePixelSizeUm, grid, spec).look();
    long tissue = grid.tissuePixels();
    EnumMap<QualityFlag, Double> shares = new EnumMap<>(QualityFlag.class);
    shares.put(QualityFlag.TEARS, share(tears.cardinality(), tissue + tears.cardinality()));
    shares.put(QualityFlag.FOLDS, share(folds.cardinality(), tissue));
    shares.put(QualityFlag.OUT_OF_FOCUS, share(seen.outOfFocus().size(), seen.tiles().size()));
    shares.put(QualityFlag.SATURATED, share(seen.saturated().size(), seen.tiles().size()));
    EnumMap<QualityFlag, Double> from = new EnumMap<>(QualityFlag.class);
    from.put(QualityFlag.TEARS, spec.tears().flagAtShare());
    from.put(QualityFlag.FOLDS, spec.folds().flagAtShare());
    from.put(QualityFlag.OUT_OF_FOCUS, spec.focus().flagAtShare());
    from.put(QualityFlag.SATURATED, spec.saturation().flagAtShare());
    EnumSet<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    from.forEach(
        (flag, least) -> {
          double share = shares.getOrDefault(flag, 0.0);
          if (share > 0 && share >= least) {
            flags.add(flag);
          }
        });
    return new QualityCheck(
        grid.pixelSizeUm(),
        Map.copyOf(shares),
        Set.copyOf(flags),
        seen.tiles().size(),
        overlay(grid, tears, folds, seen));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static BufferedImage overlay(
      Grid grid, BitSet tears, BitSet folds, TileChecks.Seen seen) {
    byte[] colours = new byte[grid.width() * grid.height()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = grid.tissue()[i] ? TISSUE : TRANSPARENT;
    }
    // What covers least is painted last.
    paint(colours, grid, seen.outOfFocus(), QualityFlag.OUT_OF_FOCUS);
    paint(colours, grid, seen.saturated(), QualityFlag.SATURATED);
    folds.stream().forEach(at -> colours[at] = colour(QualityFlag.FOLDS));
    tears.stream().forEach(at -> colours[at] = colour(QualityFlag.TEARS));
    BufferedImage image =
        new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_BYTE_INDEXED, palette());
    image.getRaster().setDataElements(0, 0, grid.width(), grid.height(), colours);
    return image;
  }

  private static byte colour(QualityFlag flag) {
    return (byte) (TISSUE + 1 + flag.ordinal());
  }

  private static void paint(
      byte[] colours, Grid grid, List<TileChecks.Tile> tiles, QualityFlag flag) {
    for (TileChecks.Tile tile : tiles) {
      for (int y = tile.top(); y < tile.bottom(); y++) {
        for (int x = tile.left(); x < tile.right(); x++) {
          int at = y * grid.width() + x;
          colours[at] = grid.tissue()[at] ? colour(flag) : colours[at];
        }
      }
    }
  }

  private static IndexColorModel palette() {
    return new IndexColorModel(8, COLOURS.length, COLOURS, 0, false, TRANSPARENT, 0);
  }
}
