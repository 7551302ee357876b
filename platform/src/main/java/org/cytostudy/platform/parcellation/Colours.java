package org.cytostudy.platform.parcellation;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which files write a colour. */
final class Colours {
  private static final Pattern HEX = Pattern.compile("#?[0-9a-fA-F]{6}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final int CHANNELS = 3;
  private static final double GOLDEN_SECTION = 0.618033988749895;
  private static final int SHADES = 3;

  private Colours() {}

  /** {@code #rrggbb}; null for what is no colour. */
  static @Nullable String read(JsonNode value) {
    String text = value.asText().strip();
    if (value.isTextual() && HEX.matcher(text).matches()) {
      return "#" + text.replace("#", "").toLowerCase(Locale.ROOT);
    }
    List<String> channels = new ArrayList<>();
    if (value.isTextual()) {
      channels.addAll(List.of(text.split("[,\\s]+", -1)));
    } else {
      value.forEach(channel -> channels.add(channel.asText()));
    }
    if (channels.size() != CHANNELS
        || !channels.stream().allMatch(each -> NUMBER.matcher(each).matches())) {
      return null;
    }
    int rgb = 0;
    for (String channel : channels) {
      int level = Integer.parseInt(channel);
      if (level > 255) {
        return null;
      }
      rgb = rgb << 8 | level;
    }
    return hex(rgb);
  }

  /**
   * A colour of our choice, always the same for a name: of medium lightness, so that it is seen on
   * white, on black and on a section, and far from that of a name with another last letter.
   */
  static String ofName(String name) {
    // Hashes of short names are neighbours; each step of the golden section leads far away.
    double turn = Math.floorMod(name.hashCode(), 1 << 20) * GOLDEN_SECTION;
    double shade = Math.floorMod(name.hashCode(), SHADES) / (SHADES - 1.0);
    return hex(Color.HSBtoRGB((float) (turn % 1), (float) (.5 + .4 * shade), .82f) & 0xffffff);
  }

  private static String hex(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
