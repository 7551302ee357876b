package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.core.job.FileFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The index of a patchset: what each patch is and where its pixels lie.
 *
 * @param rows in order of their patch ids, which run from 0 without gaps
 */
public record PatchIndex(List<Row> rows) {
  public PatchIndex {
    rows = List.copyOf(rows);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).patchId() != i) {
        throw new IllegalArgumentException(
            "Row "
                + i
                + " of a patch index must have patch_id "
                + i
                + ", has "
                + rows.get(i).patchId());
      }
    }
  }

  /**
   * One patch.
   *
   * @param patchId 0…N−1, the row's number
   * @param brain pseudonym of the brain
   * @param hemisphere {@code left} or {@code right}
   * @param block label of the block
   * @param section number of the section within the brain
   * @param imageSha256 content of the image that it was cut from
   * @param shard name of the shard, an output of the sample step and an input of those after it
   * @param shardRow row within the shard
   * @param xPx centre of the patch, level-0 pixels of the image
   * @param yPx centre of the patch, level-0 pixels of the image, downward
   * @param angleDeg rotation of the image, counter-clockwise as seen, that puts the pial surface
   *     up, in (−180, 180]
   * @param place where it lies in the reference space
   * @param arcMm arc length along the section's ribbon at the anchor
   * @param thicknessMm cortical thickness at the anchor
   * @param area region at mid-depth of the anchor column; null where nothing is annotated
   * @param borderMm distance along the ribbon to the nearest change of the region; null where the
   *     patch has no region or its ribbon no change
   */
  public record Row(
      long patchId,
      String brain,
      String hemisphere,
      String block,
      int section,
      String imageSha256,
      String shard,
      int shardRow,
      double xPx,
      double yPx,
      double angleDeg,
      PatchPlace place,
      double arcMm,
      double thicknessMm,
      @Nullable String area,
      @Nullable Double borderMm) {}

  /**
   * Reads an index.
   *
   * @throws IOException if the file is no patch index; the message says what is wrong
   */
  public static PatchIndex read(Path parquet) throws IOException {
    List<Row> rows = PatchIndexTable.read(parquet);
    try {
      return new PatchIndex(rows);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(parquet, String.valueOf(e.getMessage()), e);
    }
  }

  /** Writes an index; equal rows give equal bytes. */
  public static void write(Path parquet, List<Row> rows) throws IOException {
    try (Writer writer = writer(parquet)) {
      for (Row row : rows) {
        writer.add(row);
      }
      writer.finish();
    }
  }

  /** Writes an index row by row, for those that do not fit into memory. */
  public static Writer writer(Path parquet) throws IOException {
    return PatchIndexTable.writer(parquet);
  }

  /** Takes rows in order of their patch ids. Not safe for use by several threads. */
  public interface Writer extends AutoCloseable {
    /** Takes the next row. */
    void add(Row row) throws IOException;

    /** Writes the file. */
    void finish() throws IOException;

    /** Lets go of memory; without {@link #finish()} before it no file is written. */
    @Override
    void close() throws IOException;
  }
}
