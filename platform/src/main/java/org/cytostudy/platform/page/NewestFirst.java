package org.cytostudy.platform.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Lists of what belongs to a project, newest first: identifiers grow with time. */
@ApplicationScoped
public class NewestFirst {
  private final Sql sql;

  NewestFirst(Sql sql) {
    this.sql = sql;
  }

  /**
   * A page of them.
   *
   * @param select all of the question before its WHERE
   * @param alias how it calls the table with the columns {@code id} and {@code project_id}
   * @param id of what was read
   */
  public <T> Page<T> ofProject(
      UUID project,
      PageRequest page,
      String select,
      String alias,
      Function<Row, T> read,
      Function<T, UUID> id) {
    UUID after = page.afterId();
    return Page.of(
        sql.list(
            select
                + """

                WHERE %1$s.project_id = ? AND (CAST(? AS uuid) IS NULL OR %1$s.id < ?)
                ORDER BY %1$s.id DESC LIMIT ?
                """
                    .formatted(alias),
            read,
            project,
            after,
            after,
            page.rowsToRead()),
        page.limit(),
        item -> id.apply(item).toString());
  }
}
