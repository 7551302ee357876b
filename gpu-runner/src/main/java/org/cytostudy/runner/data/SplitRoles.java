package org.cytostudy.runner.data;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/** What each section of a split serves, by brain and section number. */
public final class SplitRoles {
  private final Map<SectionKey, Role> roles = new HashMap<>();

  public SplitRoles(Split split) {
    split.sections().forEach(s -> roles.put(new SectionKey(s.brain(), s.section()), s.role()));
  }

  /**
   * Reads a split.
   *
   * @throws IOException if the file is no split
   * @throws StepFailure {@code split-leaks} if it is one that leaks
   */
  public static SplitRoles read(Path json) throws IOException {
    try {
      return new SplitRoles(JsonFile.read(json, Split.class));
    } catch (FileFormatException e) {
      if (e.getCause() instanceof ValueInstantiationException refused
          && refused.getCause() instanceof IllegalArgumentException why) {
        throw StepFailure.data(
            "split-leaks",
            "The split lets what is tested into what is trained on: " + why.getMessage(),
            "input split",
            "Make a split in which each section has one role and an unseen brain no other");
      }
      throw e;
    }
  }

  /** The role of the section that a patch was cut from; null where the split does not name it. */
  public @Nullable Role of(Row row) {
    return roles.get(SectionKey.of(row));
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
