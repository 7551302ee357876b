package org.cytostudy.imaging.tiff;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Names of lengths as files spell them. */
final class LengthUnit {
  private static final double INCH_UM = 25_400;

  /** The symbols of UnitsLength in the OME schema; a pixel or a reference frame is no length. */
  private static final Map<String, Double> OME =
      Map.ofEntries(
          Map.entry("Ym", 1e30),
          Map.entry("Zm", 1e27),
          Map.entry("Em", 1e24),
          Map.entry("Pm", 1e21),
          Map.entry("Tm", 1e18),
          Map.entry("Gm", 1e15),
          Map.entry("Mm", 1e12),
          Map.entry("km", 1e9),
          Map.entry("hm", 1e8),
          Map.entry("dam", 1e7),
          Map.entry("m", 1e6),
          Map.entry("dm", 1e5),
          Map.entry("cm", 1e4),
          Map.entry("mm", 1e3),
          // The micro sign and the Greek letter, which look alike.
          Map.entry("\u00b5m", 1.0),
          Map.entry("\u03bcm", 1.0),
          Map.entry("um", 1.0),
          Map.entry("nm", 1e-3),
          Map.entry("pm", 1e-6),
          Map.entry("fm", 1e-9),
          Map.entry("am", 1e-12),
          Map.entry("zm", 1e-15),
          Map.entry("ym", 1e-18),
          Map.entry("\u00c5", 1e-4),
          Map.entry("thou", INCH_UM / 1000),
          Map.entry("li", INCH_UM / 12),
          Map.entry("in", INCH_UM),
          Map.entry("ft", INCH_UM * 12),
          Map.entry("yd", INCH_UM * 36),
          Map.entry("mi", INCH_UM * 63_360),
          Map.entry("ua", 1.495978707e17),
          Map.entry("ly", 9.4607304725808E21),
          Map.entry("pc", 3.085677581491367e22),
          Map.entry("pt", INCH_UM / 72));

  /** What ImageJ writes, in lower case. */
  private static final Map<String, Double> IMAGEJ =
      Map.ofEntries(
          Map.entry("micron", 1.0),
          Map.entry("microns", 1.0),
          Map.entry("micrometer", 1.0),
          Map.entry("micrometre", 1.0),
          Map.entry("\u00b5m", 1.0),
          Map.entry("\u03bcm", 1.0),
          Map.entry("um", 1.0),
          Map.entry("nm", 1e-3),
          Map.entry("mm", 1e3),
          Map.entry("cm", 1e4),
          Map.entry("m", 1e6),
          Map.entry("inch", INCH_UM),
          Map.entry("inches", INCH_UM));

  private LengthUnit() {}

  /** µm a unit of the OME schema, whose symbols are case-sensitive. */
  static OptionalDouble omeUm(String symbol) {
    return of(OME.get(symbol.strip()));
  }

  /** µm a unit of an ImageJ description. */
  static OptionalDouble imageJUm(String name) {
    return of(IMAGEJ.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  private static OptionalDouble of(@Nullable Double um) {
    return um == null ? OptionalDouble.empty() : OptionalDouble.of(um);
  }
}
