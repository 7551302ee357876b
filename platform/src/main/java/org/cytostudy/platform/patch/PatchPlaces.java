package org.cytostudy.platform.patch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.PatchLocator;
import org.jspecify.annotations.Nullable;

/**
 * Where the patches of a patchset lie, as columns of numbers: about 70 bytes a patch with its
 * spatial index. Patch ids are rows, from 0 without gaps. Immutable, thread-safe.
 */
final class PatchPlaces {
  private static final long MOST_PATCHES = 50_000_000;

  private final String[] brains;
  private final String[] images;
  private final String[] areas;
  private final short[] brain;
  private final int[] section;
  private final int[] image;
  private final int[] area;
  private final double[] xPx;
  private final double[] yPx;
  private final float[] angleDeg;
  private final Map<String, int[]> ofImage = new HashMap<>();
  private final Map<Space, PatchLocator> located;
  private final Set<String> sheets;

  private PatchPlaces(Columns columns, Map<Space, PatchLocator> located) {
    this.brains = columns.brains.names();
    this.images = columns.images.names();
    this.areas = columns.areas.names();
    this.brain = columns.brain;
    this.section = columns.section;
    this.image = columns.image;
    this.area = columns.area;
    this.xPx = columns.xPx;
    this.yPx = columns.yPx;
    this.angleDeg = columns.angleDeg;
    this.located = located;
    this.sheets = columns.flat;
    group();
  }

  /** A patch. */
  record Patch(
      long id,
      String brain,
      int section,
      String imageSha256,
      double xPx,
      double yPx,
      double angleDeg,
      @Nullable String area) {}

  /** Reads an index. */
  static PatchPlaces read(Path parquet) throws IOException {
    try (PatchTable table = PatchTable.open(parquet)) {
      long rows = table.rows();
      if (rows > MOST_PATCHES) {
        throw new IOException(
            "The patch index has " + rows + " patches, at most " + MOST_PATCHES + " are held");
      }
      Columns columns = new Columns((int) rows);
      boolean placed = table.columns().contains("x_mm");
      table.read(
          "brain, section, image_sha256, x_px, y_px, angle_deg, area, space, "
              // A sheet that is known to be folded has them too, and is a sheet nevertheless.
              + (placed ? "CASE WHEN u_mm IS NULL THEN x_mm END, y_mm, z_mm" : "NULL, NULL, NULL"),
          columns::add);
      if (columns.count != rows) {
        throw new IOException("The patch index ends before its " + rows + " patches");
      }
      return new PatchPlaces(columns, columns.locators());
    }
  }

  /** How many bytes it takes, roughly. */
  long bytes() {
    return 64L + 70L * section.length;
  }

  int count() {
    return section.length;
  }

  Patch patch(int id) {
    return new Patch(
        id,
        brains[brain[id]],
        section[id],
        images[image[id]],
        xPx[id],
        yPx[id],
        angleDeg[id],
        area[id] < 0 ? null : areas[area[id]]);
  }

  /** The patches of an image in the order of their ids, after one of them. */
  List<Patch> ofImage(String sha256, long after, int most) {
    int[] ids = ofImage.getOrDefault(sha256, new int[0]);
    int from = Arrays.binarySearch(ids, (int) Math.clamp(after + 1, 0, Integer.MAX_VALUE));
    List<Patch> patches = new ArrayList<>();
    for (int i = from < 0 ? -from - 1 : from; i < ids.length && patches.size() < most; i++) {
      patches.add(patch(ids[i]));
    }
    return patches;
  }

  /** The spaces of three dimensions that its patches lie in. */
  Set<Space> spaces() {
    return located.keySet();
  }

  /** Names of flat sheets that patches lie on, in which no point has three coordinates. */
  Set<String> sheets() {
    return sheets;
  }

  /** The patch whose place is nearest; empty where none is within the distance. */
  Optional<PatchLocator.Located> at(SpacePoint point, double withinMm) {
    PatchLocator locator = located.get(point.space());
    return locator == null ? Optional.empty() : locator.at(point, withinMm);
  }

  private void group() {
    int[] counts = new int[images.length];
    for (int i : image) {
      counts[i]++;
    }
    int[][] ids = new int[images.length][];
    Arrays.setAll(ids, i -> new int[counts[i]]);
    int[] filled = new int[images.length];
    for (int id = 0; id < image.length; id++) {
      ids[image[id]][filled[image[id]]++] = id;
    }
    for (int i = 0; i < images.length; i++) {
      ofImage.put(images[i], ids[i]);
    }
  }

  /** Names by number, in the order in which they came. */
  private static final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
      return numbers.computeIfAbsent(
          name,
          fresh -> {
            names.add(fresh);
            return names.size() - 1;
          });
    }

    String[] names() {
      return names.toArray(String[]::new);
    }
  }

  /** The columns while they are read. */
  private static final class Columns {
    private final Names brains = new Names();
    private final Names images = new Names();
    private final Names areas = new Names();
    private final Set<String> flat = new java.util.TreeSet<>();
    private final Map<String, int[]> placedIn = new TreeMap<>();
    private final short[] brain;
    private final int[] section;
    private final int[] image;
    private final int[] area;
    private final double[] xPx;
    private final double[] yPx;
    private final float[] angleDeg;
    private final Names spaces = new Names();
    private final short[] space;
    private final double[] mm;
    private int count;

    Columns(int rows) {
      brain = new short[rows];
      section = new int[rows];
      image = new int[rows];
      area = new int[rows];
      xPx = new double[rows];
      yPx = new double[rows];
      angleDeg = new float[rows];
      space = new short[rows];
      mm = new double[3 * rows];
    }

    void add(java.sql.ResultSet row) throws java.sql.SQLException {
      brain[count] = (short) brains.number(row.getString(1));
      section[count] = row.getInt(2);
      image[count] = images.number(row.getString(3));
      xPx[count] = row.getDouble(4);
      yPx[count] = row.getDouble(5);
      angleDeg[count] = row.getFloat(6);
      String named = row.getString(7);
      area[count] = named == null ? -1 : areas.number(named);
      String in = row.getString(8);
      space[count] = (short) spaces.number(in);
      double xMm = row.getDouble(9);
      boolean placed = !row.wasNull();
      mm[3 * count] = placed ? xMm : Double.NaN;
      mm[3 * count + 1] = row.getDouble(10);
      mm[3 * count + 2] = row.getDouble(11);
      if (placed) {
        placedIn.computeIfAbsent(in, fresh -> new int[1])[0]++;
      } else {
        flat.add(in);
      }
      count++;
    }

    Map<Space, PatchLocator> locators() {
      Map<Space, PatchLocator> locators = new HashMap<>();
      placedIn.forEach(
          (name, size) -> {
            long[] ids = new long[size[0]];
            double[] centres = new double[3 * size[0]];
            int number = spaces.number(name);
            int next = 0;
            for (int i = 0; i < count; i++) {
              if (space[i] == number && !Double.isNaN(mm[3 * i])) {
                ids[next] = i;
                System.arraycopy(mm, 3 * i, centres, 3 * next++, 3);
              }
            }
            Space named = Space.parse(name);
            locators.put(named, new PatchLocator(named, ids, centres));
          });
      return locators;
    }
  }
}
