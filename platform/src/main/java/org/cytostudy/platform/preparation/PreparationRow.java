package org.cytostudy.platform.preparation;

import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.sql.Row;

/** A preparation as its routes need it. */
record PreparationRow(
    PreparationId id,
    ProjectId project,
    String kind,
    String name,
    String submitter,
    NewPreparation request) {
  static final String SELECT =
      "SELECT id, project_id, kind, name, submitter, request FROM preparation ";

  static PreparationRow of(Row row) {
    return new PreparationRow(
        new PreparationId(row.uuid("id")),
        new ProjectId(row.uuid("project_id")),
        row.text("kind"),
        row.text("name"),
        row.text("submitter"),
        row.json("request").as(NewPreparation.class));
  }
}
