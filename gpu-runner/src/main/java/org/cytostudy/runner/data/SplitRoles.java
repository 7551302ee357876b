package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.jspecify.annotations.Nullable;

/** What each section of a split serves, by brain and section number. */
public final class SplitRoles {
  private record SectionKey(String brain, int section) {}

  private final Map<SectionKey, Role> roles = new HashMap<>();

  public SplitRoles(Split split) {
    split.sections().forEach(s -> roles.put(new SectionKey(s.brain(), s.section()), s.role()));
  }

  /**
   * Reads a split.
   *
   * @throws IOException if the file is no split, or one that leaks
   */
  public static SplitRoles read(Path json) throws IOException {
    return new SplitRoles(CytostudyJson.mapper().readValue(json.toFile(), Split.class));
  }

  /** The role of the section that a patch was cut from; null where the split does not name it. */
  public @Nullable Role of(Row row) {
    return roles.get(new SectionKey(row.brain(), row.section()));
  }

  /** Numbers of the rows with one role, ascending. */
  public int[] rowsOf(Role role, List<Row> rows) {
    return IntStream.range(0, rows.size()).filter(i -> of(rows.get(i)) == role).toArray();
  }

  /** Whether any section has that role. */
  public boolean has(Role role) {
    return roles.containsValue(role);
  }
}
