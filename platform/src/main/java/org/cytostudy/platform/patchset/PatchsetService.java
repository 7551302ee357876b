package org.cytostudy.platform.patchset;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.AssignedSection;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.patchset.PatchsetViews.Leakage;
import org.cytostudy.platform.patchset.PatchsetViews.NewSplit;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetBrain;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetRow;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetSection;
import org.cytostudy.platform.patchset.PatchsetViews.PatchsetView;
import org.cytostudy.platform.patchset.PatchsetViews.SplitView;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Patchsets and splits as people see them. */
@ApplicationScoped
class PatchsetService {
  private final Sql sql;
  private final NewestFirst newest;
  private final Access access;
  private final Artefacts artefacts;
  private final ArtefactStore store;
  private final Patchsets patchsets;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  PatchsetService(
      Sql sql,
      NewestFirst newest,
      Access access,
      Artefacts artefacts,
      ArtefactStore store,
      Patchsets patchsets,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.newest = newest;
    this.access = access;
    this.artefacts = artefacts;
    this.store = store;
    this.patchsets = patchsets;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Page<PatchsetRow> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    return newest.ofProject(
        project,
        page,
        """
        SELECT p.*, (SELECT count(*) FROM patchset_section s WHERE s.patchset_id = p.id) AS cut
        FROM patchset p
        """,
        "p",
        row ->
            new PatchsetRow(
                row.uuid("id"),
                row.uuid("project_id"),
                row.uuid("preparation_id"),
                row.text("name"),
                row.number("patches"),
                row.integer("patch_px"),
                row.real("pixel_size_um"),
                row.number("bytes"),
                row.number("cut"),
                row.instant("created_at")),
        PatchsetRow::id);
  }

  @Transactional
  PatchsetView get(UUID id) {
    require(id, Membership.VIEWER);
    return sql.first(
            "SELECT * FROM patchset WHERE id = ?",
            row -> {
              PatchGeometry geometry = Patchsets.geometry(row);
              SurfaceRef surface = geometry.surface();
              return new PatchsetView(
                  id,
                  row.uuid("project_id"),
                  row.uuid("preparation_id"),
                  row.text("name"),
                  row.number("patches"),
                  row.integer("patch_px"),
                  row.real("pixel_size_um"),
                  row.integer("patches_per_section"),
                  row.number("bytes"),
                  row.text("index_sha256"),
                  geometry.on(),
                  geometry.space(),
                  surface == null ? null : surface.label(),
                  row.instant("created_at"),
                  brains(id));
            },
            id)
        .orElseThrow();
  }

  private List<PatchsetBrain> brains(UUID id) {
    return sql.list(
        """
        SELECT s.brain_id, s.pseudonym, count(*) AS sections,
          (SELECT coalesce(sum(h.patches), 0) FROM patchset_shard h
           WHERE h.patchset_id = s.patchset_id AND h.brain_id = s.brain_id) AS patches,
          EXISTS (SELECT 1 FROM quarantined_brain q WHERE q.brain_id = s.brain_id) AS quarantined
        FROM patchset_section s WHERE s.patchset_id = ?
        GROUP BY s.patchset_id, s.brain_id, s.pseudonym ORDER BY s.pseudonym
        """,
        row ->
            new PatchsetBrain(
                row.uuid("brain_id"),
                row.text("pseudonym"),
                row.number("sections"),
                row.number("patches"),
                row.flag("quarantined")),
        id);
  }

  @Transactional
  List<PatchsetSection> sections(UUID id) {
    require(id, Membership.VIEWER);
    return sql.list(
        """
        SELECT s.*, l.annotations_sha256 FROM patchset_section s
          LEFT JOIN label_snapshot l USING (patchset_id, section_id)
        WHERE s.patchset_id = ? ORDER BY s.pseudonym, s.number
        """,
        row ->
            new PatchsetSection(
                row.uuid("section_id"),
                row.uuid("brain_id"),
                row.text("pseudonym"),
                row.integer("number"),
                row.text("image_sha256"),
                row.textOrNull("annotations_sha256")),
        id);
  }

  @Transactional
  List<SplitView> splits(UUID patchset) {
    require(patchset, Membership.VIEWER);
    return sql.list(
        "SELECT * FROM split WHERE patchset_id = ? ORDER BY id", PatchsetService::view, patchset);
  }

  @Transactional
  SplitView createSplit(UUID patchset, NewSplit request) {
    ProjectId project = require(patchset, Membership.MEMBER);
    List<LeakageCheck.Assigned> assigned = assign(patchset, request);
    List<Leak> leaks = accepted(LeakageCheck.check(assigned, request.bufferOrZeroMm()), request);
    byte[] json =
        bytes(
            new Split(
                assigned.stream()
                    .map(s -> new AssignedSection(s.brain(), s.section(), s.role()))
                    .toList()));
    Sha256 sha256 = store.put(new ByteArrayInputStream(json));
    UUID id = ids.next();
    artefacts.publish(
        new Artefacts.Publication(
            sha256,
            ArtefactKind.SPLIT,
            project,
            request.name(),
            null,
            null,
            List.of(),
            patchsets.brains(new PatchsetId(patchset))));
    sql.update(
        """
        INSERT INTO split (id, patchset_id, name, unseen_brains, held_out_every_nth_section,
          brains_unseen_by_probe, buffer_mm, override_reason, train_sections, held_out_sections,
          unseen_sections, unseen_by_probe_sections, buffer_sections, leakage, sha256, bytes,
          created_at, created_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        patchset,
        request.name(),
        Json.of(request.unseenBrains()),
        request.heldOutEveryNthSection(),
        Json.of(request.unseenByProbe()),
        request.bufferOrZeroMm(),
        request.override(),
        count(assigned, Role.TRAIN),
        count(assigned, Role.HELD_OUT_SECTION),
        count(assigned, Role.UNSEEN_BRAIN),
        count(assigned, Role.BRAIN_UNSEEN_BY_PROBE),
        count(assigned, Role.BUFFER),
        Json.of(leaks),
        sha256,
        json.length,
        clock.instant(),
        access.caller().subject());
    audit.record(
        "created",
        Noun.SPLIT,
        id,
        project,
        Map.of(
            "patchset",
            patchset.toString(),
            "sha256",
            sha256.hex(),
            "overridden",
            leaks.stream()
                .filter(leak -> leak.severity() == Leak.Severity.OVERRIDDEN)
                .map(Leak::what)
                .toList()));
    return sql.first("SELECT * FROM split WHERE id = ?", PatchsetService::view, id).orElseThrow();
  }

  /** Leaks that somebody answers for; a brain in two parts is refused by {@link Split} itself. */
  private static List<Leak> accepted(List<Leak> leaks, NewSplit request) {
    String reason = request.override();
    return reason == null
        ? leaks
        : leaks.stream()
            .map(leak -> leak.severity() == Leak.Severity.LEAK ? leak.overridden(reason) : leak)
            .toList();
  }

  private List<LeakageCheck.Assigned> assign(UUID patchset, NewSplit request) {
    return new SplitAssignment(request)
        .of(
            sql.list(
                "SELECT pseudonym, number, z_mm, image_sha256 FROM patchset_section"
                    + " WHERE patchset_id = ? ORDER BY pseudonym, number",
                row ->
                    new SplitAssignment.Cut(
                        row.text("pseudonym"),
                        row.integer("number"),
                        row.realOrNull("z_mm"),
                        row.text("image_sha256")),
                patchset));
  }

  private static int count(List<LeakageCheck.Assigned> sections, Role role) {
    return (int) sections.stream().filter(s -> s.role() == role).count();
  }

  private static SplitView view(Row row) {
    List<Leak> findings = row.json("leakage").asList(Leak.class);
    boolean leaks = findings.stream().anyMatch(f -> f.severity() == Leak.Severity.LEAK);
    return new SplitView(
        row.uuid("id"),
        row.uuid("patchset_id"),
        row.text("name"),
        row.json("unseen_brains").asList(String.class),
        row.integer("held_out_every_nth_section"),
        row.json("brains_unseen_by_probe").asList(String.class),
        row.real("buffer_mm"),
        row.textOrNull("override_reason"),
        row.integer("train_sections"),
        row.integer("held_out_sections"),
        row.integer("unseen_sections"),
        row.integer("unseen_by_probe_sections"),
        row.integer("buffer_sections"),
        new Leakage(leaks, findings),
        row.text("sha256"),
        row.instant("created_at"));
  }

  private ProjectId require(UUID patchset, Membership least) {
    ProjectId project =
        sql.first(
                "SELECT project_id FROM patchset WHERE id = ?",
                row -> new ProjectId(row.uuid("project_id")),
                patchset)
            .orElseThrow(() -> new MissingException("patchset", patchset));
    access.requireProjectOf("patchset", patchset, project, least);
    return project;
  }

  private static byte[] bytes(Split split) {
    try {
      return CytostudyJson.mapper().writeValueAsBytes(split);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A split is always JSON", e);
    }
  }
}
