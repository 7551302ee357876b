package org.cytostudy.platform.parcellation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and adds parcellations and their regions; neither is ever changed. */
@ApplicationScoped
class ParcellationRepository {
  private static final String REGION =
      "SELECT id, parcellation_id, name, colour, parent_id, position, identifier, aliases FROM region";

  private final Sql sql;

  ParcellationRepository(Sql sql) {
    this.sql = sql;
  }

  List<Parcellation> all() {
    Map<UUID, List<Region>> regions = new HashMap<>();
    sql.list(
            REGION + " ORDER BY parcellation_id, position, name",
            row -> Map.entry(row.uuid("parcellation_id"), region(row)))
        .forEach(
            entry ->
                regions
                    .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                    .add(entry.getValue()));
    return sql.list(
        "SELECT * FROM parcellation ORDER BY name, version",
        row -> parcellation(row, regions.getOrDefault(row.uuid("id"), List.of())));
  }

  Optional<Parcellation> find(UUID id) {
    return sql.first(
        "SELECT * FROM parcellation WHERE id = ?", row -> parcellation(row, regions(id)), id);
  }

  Optional<Parcellation> find(String name, String version) {
    return sql.first(
        "SELECT * FROM parcellation WHERE name = ? AND version = ?",
        row -> parcellation(row, regions(row.uuid("id"))),
        name,
        version);
  }

  Optional<Region> region(UUID id) {
    return sql.first(REGION + " WHERE id = ?", ParcellationRepository::region, id);
  }

  /**
   * Adds a version unless it is there.
   *
   * @param sha256 null for one that grows
   * @return whether it was added
   */
  boolean add(
      UUID id,
      String name,
      String version,
      @Nullable String description,
      @Nullable String sha256,
      String by,
      Instant now) {
    return sql.update(
            """
            INSERT INTO parcellation
                (id, name, version, created_at, growing, description, sha256, imported_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, version) DO NOTHING
            """,
            id,
            name,
            version,
            now,
            sha256 == null,
            description,
            sha256,
            by)
        > 0;
  }

  /** Adds a region unless the version has one of this name. */
  void add(UUID parcellation, Region region) {
    sql.update(
        """
        INSERT INTO region
            (id, parcellation_id, name, colour, parent_id, position, identifier, aliases)
        VALUES (?, ?, ?, ?, CAST(? AS uuid), ?, ?, CAST(? AS text[]))
        ON CONFLICT (parcellation_id, name) DO NOTHING
        """,
        region.id(),
        parcellation,
        region.name(),
        region.colour(),
        region.parentId(),
        region.position(),
        region.identifier(),
        region.aliases());
  }

  private List<Region> regions(UUID parcellation) {
    return sql.list(
        REGION + " WHERE parcellation_id = ? ORDER BY position, name",
        ParcellationRepository::region,
        parcellation);
  }

  private static Parcellation parcellation(Row row, List<Region> regions) {
    return new Parcellation(
        row.uuid("id"),
        row.text("name"),
        row.text("version"),
        row.flag("growing"),
        row.textOrNull("description"),
        row.textOrNull("sha256"),
        row.instant("created_at"),
        regions);
  }

  private static Region region(Row row) {
    return new Region(
        row.uuid("id"),
        row.text("name"),
        row.text("colour"),
        row.uuidOrNull("parent_id"),
        row.integer("position"),
        row.textOrNull("identifier"),
        row.array("aliases", String.class));
  }
}
