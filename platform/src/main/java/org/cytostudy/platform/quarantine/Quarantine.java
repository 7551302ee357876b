package org.cytostudy.platform.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Tells what is in quarantine. The mark follows from the consent, so none can be missing. */
@ApplicationScoped
public class Quarantine {
  private final Sql sql;

  Quarantine(Sql sql) {
    this.sql = sql;
  }

  /** The marks of one thing: a section, image, patchset, artefact or model. */
  @Transactional
  public List<Mark> of(Noun noun, Object id) {
    return of(noun, List.of(id)).getOrDefault(id.toString(), List.of());
  }

  /**
   * The marks of several things, by the text of their identifier; of those alone that have some.
   */
  @Transactional
  public Map<String, List<Mark>> of(Noun noun, Collection<?> ids) {
    Map<String, List<Mark>> marks = new HashMap<>();
    if (ids.isEmpty()) {
      return marks;
    }
    sql.list(
        "SELECT * FROM quarantine WHERE noun = ? AND noun_id = ANY (?) ORDER BY pseudonym",
        row -> marks.computeIfAbsent(row.text("noun_id"), id -> new ArrayList<>()).add(mark(row)),
        noun.wireName(),
        ids.stream().map(Object::toString).toList());
    return marks;
  }

  /** The mark of all that descends from the brain. */
  @Transactional
  public Optional<Mark> of(BrainId brain) {
    return sql.first("SELECT * FROM quarantined_brain WHERE brain_id = ?", Quarantine::mark, brain);
  }

  /** The brains in quarantine whose tissue is in the inputs of a step. */
  @Transactional
  public List<Mark> ofInputs(UUID step) {
    return sql.list(
        """
        SELECT DISTINCT ON (c.pseudonym) c.* FROM step s
          CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
          JOIN quarantined_content c ON c.sha256 = i.value ->> 'sha256'
        WHERE s.id = ? ORDER BY c.pseudonym
        """,
        Quarantine::mark,
        step);
  }

  /**
   * Checks that no brain in quarantine is in a content, artefact or image.
   *
   * @throws RefusedException {@code quarantined}
   */
  @Transactional
  public void require(Sha256 content) {
    sql.first(
            "SELECT * FROM quarantined_content WHERE sha256 = ? ORDER BY pseudonym",
            Quarantine::mark,
            content)
        .ifPresent(
            mark -> {
              throw new RefusedException(ProblemType.QUARANTINED, says(mark));
            });
  }

  /** The mark in one sentence. */
  public static String says(Mark mark) {
    return "Brain '"
        + mark.brain()
        + "': version "
        + mark.consentVersion()
        + " of its consent withdraws it.";
  }

  private static Mark mark(Row row) {
    return new Mark(
        row.uuid("brain_id"),
        row.text("pseudonym"),
        row.integer("version"),
        row.instant("recorded_at"),
        row.text("recorded_by"),
        row.textOrNull("reason"));
  }
}
