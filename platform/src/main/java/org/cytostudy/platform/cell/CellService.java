package org.cytostudy.platform.cell;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.Annotations;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.cell.CellViews.CellTable;
import org.cytostudy.platform.cell.CellViews.ClassCount;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.locationtech.jts.geom.Geometry;

/** Takes tables of cells: a stream in, an artefact and its counts out. */
@ApplicationScoped
class CellService {
  private static final double UM2_PER_MM2 = 1e6;

  private final CellRepository cells;
  private final Annotations annotations;
  private final Sections sections;
  private final ArtefactStore store;
  private final Artefacts artefacts;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  CellService(
      CellRepository cells,
      Annotations annotations,
      Sections sections,
      ArtefactStore store,
      Artefacts artefacts,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.cells = cells;
    this.annotations = annotations;
    this.sections = sections;
    this.store = store;
    this.artefacts = artefacts;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is to be known before the table is read. */
  private record Place(Placed on, Sections.Size size, Optional<Geometry> extent) {}

  @Transactional
  Page<CellTable> list(UUID image, PageRequest page) {
    sections.require(new ImageId(image), Membership.VIEWER);
    return Page.of(
        cells.list(image, page.afterId(), page.rowsToRead()),
        page.limit(),
        table -> table.id().toString());
  }

  /**
   * Reads a table; no transaction is open meanwhile. The same table once more is what is there.
   *
   * @param announced hash of the body
   */
  CellTable take(UUID image, Sha256 announced, CellRequest request, InputStream body)
      throws IOException {
    request.check();
    Place place = QuarkusTransaction.requiringNew().call(() -> place(image));
    Path file = Files.createTempFile("cells", ".csv.gz");
    try {
      MessageDigest digest = Sha256.digest();
      CellSummary summary =
          new CellSummary(
              Files.newOutputStream(file),
              place.extent(),
              request.minAreaUm2 == null ? 0 : request.minAreaUm2);
      try (summary;
          InputStream in = new DigestInputStream(body, digest)) {
        CellReader.read(
            in,
            request.unit,
            new CellReader.Image(
                place.size().widthPx(), place.size().heightPx(), place.on().pixelSizeUm()),
            summary);
      }
      Sha256 source = Sha256.finish(digest.digest());
      if (!source.equals(announced)) {
        throw new ConflictException(
            ProblemType.HASH_MISMATCH,
            "The table has the hash " + source + ", not the one in the address. Send it again.");
      }
      if (summary.cells() == 0) {
        throw new InvalidException(
            ProblemType.INVALID_CELL_TABLE,
            "No line of the table is a cell; nothing was stored.",
            summary.refusedRows());
      }
      Sha256 sha256;
      try (InputStream in = Files.newInputStream(file)) {
        sha256 = store.put(in);
      }
      return QuarkusTransaction.requiringNew()
          .call(() -> add(place, source, sha256, request, summary));
    } finally {
      Files.delete(file);
    }
  }

  private Place place(UUID image) {
    Placed on = sections.require(new ImageId(image), Membership.MEMBER);
    return new Place(on, sections.size(on.image()), annotations.extent(on));
  }

  private CellTable add(
      Place place, Sha256 source, Sha256 sha256, CellRequest request, CellSummary summary) {
    Placed on = place.on();
    UUID image = on.image().value();
    Optional<CellTable> known = cells.find(image, source.hex());
    if (known.isPresent()) {
      return same(known.get(), request);
    }
    double mm2 = on.pixelSizeUm() * on.pixelSizeUm() / UM2_PER_MM2;
    UUID id = ids.next();
    artefacts.publish(
        new Publication(
            sha256,
            ArtefactKind.CELL_TABLE,
            on.project(),
            "cells of section " + on.section(),
            null,
            null,
            List.of(),
            List.of(on.brain())));
    cells.add(
        new CellTable(
            id,
            image,
            source.hex(),
            sha256.hex(),
            request.method,
            request.correction,
            request.meanDiameterUm,
            request.minAreaUm2,
            request.correctionNote,
            request.countFactor(place.size().sectionThicknessUm()),
            summary.cells(),
            summary.belowThreshold(),
            summary.refused(),
            summary.refusedRows(),
            summary.classes().entrySet().stream()
                .map(entry -> new ClassCount(entry.getKey(), entry.getValue()))
                .toList(),
            place.extent().map(extent -> extent.getArea() * mm2).orElse(null),
            summary.inExtent(),
            null,
            access.caller().subject(),
            clock.instant()));
    audit.record(
        "added-cells",
        Noun.IMAGE,
        image,
        on.project(),
        Map.of(
            "table",
            id,
            "sha256",
            sha256.hex(),
            "cells",
            summary.cells(),
            "refused",
            summary.refused(),
            "method",
            request.method,
            "correction",
            request.correction));
    return cells.find(image, source.hex()).orElseThrow();
  }

  private static CellTable same(CellTable known, CellRequest request) {
    boolean same =
        known.method().equals(request.method)
            && known.correction() == request.correction
            && Objects.equals(known.meanDiameterUm(), request.meanDiameterUm)
            && Objects.equals(known.minAreaUm2(), request.minAreaUm2)
            && Objects.equals(known.correctionNote(), request.correctionNote);
    if (!same) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS,
          "The image has this table as found by '"
              + known.method()
              + "' with the correction "
              + known.correction()
              + ".");
    }
    return known;
  }
}
