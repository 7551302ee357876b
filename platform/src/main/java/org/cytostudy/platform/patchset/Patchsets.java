package org.cytostudy.platform.patchset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** What other features ask of patchsets and splits. None of it checks access. */
@ApplicationScoped
public class Patchsets {
  private final Sql sql;
  private final Clock clock;

  Patchsets(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A shard of a patchset: patches of one brain. */
  public record Shard(String name, BrainId brain, Sha256 sha256, long bytes, long patches) {}

  /** A section that patches were cut from. */
  public record CutSection(
      SectionId section,
      BrainId brain,
      String pseudonym,
      int number,
      Sha256 imageSha256,
      @Nullable Sha256 annotationsSha256) {}

  /** A patchset that is to be stored. */
  public record NewPatchset(
      PatchsetId id,
      ProjectId project,
      PreparationId preparation,
      String name,
      int patchPx,
      double pixelSizeUm,
      int patchesPerSection,
      PatchGeometry geometry,
      InputRef index,
      List<Shard> shards,
      List<CutSection> sections) {
    public NewPatchset {
      shards = List.copyOf(shards);
      sections = List.copyOf(sections);
    }
  }

  /** The patches of one brain, as a step's input. */
  public record BrainShard(String pseudonym, InputRef file) {}

  /**
   * A frozen patchset as a step's inputs.
   *
   * @param surface the files of the surface that its patches lie on; empty where they lie on none
   */
  public record Frozen(
      PatchsetId id,
      ProjectId project,
      String name,
      int patchPx,
      double pixelSizeUm,
      PatchGeometry geometry,
      List<InputRef> surface,
      InputRef index,
      List<BrainShard> shards) {
    public Frozen {
      surface = List.copyOf(surface);
      shards = List.copyOf(shards);
    }

    /** How much of the ribbon a patch shows. */
    public double patchWidthMm() {
      return patchPx * pixelSizeUm / 1000;
    }

    /** Index and shards. */
    public List<InputRef> inputs() {
      return inputsWithout(List.of());
    }

    /** Index, and the shards of all but these brains: no pixel of theirs reaches the step. */
    public List<InputRef> inputsWithout(Collection<String> pseudonyms) {
      List<InputRef> given = new ArrayList<>();
      given.add(index);
      shards.stream()
          .filter(shard -> !pseudonyms.contains(shard.pseudonym()))
          .forEach(shard -> given.add(shard.file()));
      return given;
    }
  }

  /** A frozen split. */
  public record FrozenSplit(
      UUID id, PatchsetId patchset, InputRef file, List<String> unseenBrains, List<Leak> findings) {
    public FrozenSplit {
      unseenBrains = List.copyOf(unseenBrains);
      findings = List.copyOf(findings);
    }

    /** Whether something that is tested was trained on. */
    public boolean leaks() {
      return findings.stream().anyMatch(leak -> leak.severity() == Leak.Severity.LEAK);
    }
  }

  /** Stores a patchset with its shards, sections and label snapshots. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(NewPatchset patchset) {
    long patches = patchset.shards().stream().mapToLong(Shard::patches).sum();
    long bytes =
        patchset.index().bytes() + patchset.shards().stream().mapToLong(Shard::bytes).sum();
    sql.update(
        """
        INSERT INTO patchset (id, project_id, preparation_id, name, patch_px, pixel_size_um,
          patches_per_section, patches, bytes, index_name, index_sha256, index_bytes, created_at,
          lies_on, space, surface)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
        """,
        patchset.id(),
        patchset.project(),
        patchset.preparation(),
        patchset.name(),
        patchset.patchPx(),
        patchset.pixelSizeUm(),
        patchset.patchesPerSection(),
        patches,
        bytes,
        patchset.index().name(),
        patchset.index().sha256(),
        patchset.index().bytes(),
        clock.instant(),
        patchset.geometry().on(),
        patchset.geometry().space(),
        patchset.geometry().surface() == null ? null : Json.of(patchset.geometry().surface()));
    for (Shard shard : patchset.shards()) {
      sql.update(
          """
          INSERT INTO patchset_shard (patchset_id, name, brain_id, sha256, bytes, patches)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          patchset.id(),
          shard.name(),
          shard.brain(),
          shard.sha256(),
          shard.bytes(),
          shard.patches());
    }
    for (CutSection section : patchset.sections()) {
      add(patchset.id(), section);
    }
  }

  private void add(PatchsetId patchset, CutSection section) {
    sql.update(
        """
        INSERT INTO patchset_section (patchset_id, section_id, brain_id, pseudonym, number, z_mm,
                                      image_sha256)
        VALUES (?, ?, ?, ?, ?, (SELECT z_mm FROM section WHERE id = ?), ?)
        """,
        patchset,
        section.section(),
        section.brain(),
        section.pseudonym(),
        section.number(),
        section.section(),
        section.imageSha256());
    if (section.annotationsSha256() != null) {
      sql.update(
          "INSERT INTO label_snapshot (patchset_id, section_id, annotations_sha256)"
              + " VALUES (?, ?, ?)",
          patchset,
          section.section(),
          section.annotationsSha256());
    }
  }

  /** The patchset, if there is one. */
  @Transactional
  public Optional<Frozen> find(PatchsetId id) {
    return sql.first(
        "SELECT * FROM patchset WHERE id = ?",
        row -> {
          PatchGeometry geometry = geometry(row);
          return new Frozen(
              id,
              new ProjectId(row.uuid("project_id")),
              row.text("name"),
              row.integer("patch_px"),
              row.real("pixel_size_um"),
              geometry,
              surface(geometry),
              InputRef.stored(
                  "patch-index",
                  row.text("index_name"),
                  ArtefactKind.PATCH_INDEX,
                  row.sha256("index_sha256"),
                  row.number("index_bytes")),
              shards(id));
        },
        id);
  }

  /** Reads what a row says of it. */
  static PatchGeometry geometry(Row row) {
    Json surface = row.jsonOrNull("surface");
    return new PatchGeometry(
        row.constant("lies_on", PatchGeometry.On.class),
        row.textOrNull("space"),
        surface == null ? null : surface.as(SurfaceRef.class));
  }

  private List<InputRef> surface(PatchGeometry geometry) {
    SurfaceRef surface = geometry.surface();
    return surface == null
        ? List.of()
        : surface.hemispheres().stream()
            .map(
                side ->
                    InputRef.stored(
                        ArtefactKind.SURFACE.role(),
                        side.file(),
                        ArtefactKind.SURFACE,
                        side.sha256(),
                        sql.number("SELECT bytes FROM artefact WHERE sha256 = ?", side.sha256())))
            .toList();
  }

  private List<BrainShard> shards(PatchsetId id) {
    return sql.list(
        """
        SELECT s.name, s.sha256, s.bytes, b.pseudonym
        FROM patchset_shard s JOIN brain b ON b.id = s.brain_id
        WHERE s.patchset_id = ? ORDER BY s.name
        """,
        row ->
            new BrainShard(
                row.text("pseudonym"),
                InputRef.stored(
                    "patch-shard",
                    row.text("name"),
                    ArtefactKind.PATCH_SHARD,
                    row.sha256("sha256"),
                    row.number("bytes"))),
        id);
  }

  /** The split, if there is one. */
  @Transactional
  public Optional<FrozenSplit> findSplit(UUID id) {
    return sql.first("SELECT * FROM split WHERE id = ?", Patchsets::split, id);
  }

  private static FrozenSplit split(Row row) {
    return new FrozenSplit(
        row.uuid("id"),
        new PatchsetId(row.uuid("patchset_id")),
        InputRef.stored(
            "split", "split.json", ArtefactKind.SPLIT, row.sha256("sha256"), row.number("bytes")),
        row.json("unseen_brains").asList(String.class),
        row.json("leakage").asList(Leak.class));
  }

  /** The brains whose patches are in it. */
  @Transactional
  public List<BrainId> brains(PatchsetId id) {
    return sql.list(
        "SELECT DISTINCT brain_id FROM patchset_shard WHERE patchset_id = ? ORDER BY brain_id",
        row -> new BrainId(row.uuid("brain_id")),
        id);
  }

  /** The patchset of a preparation, if it made one. */
  @Transactional
  public Optional<UUID> ofPreparation(UUID preparation) {
    return sql.first(
        "SELECT id FROM patchset WHERE preparation_id = ?", row -> row.uuid("id"), preparation);
  }
}
