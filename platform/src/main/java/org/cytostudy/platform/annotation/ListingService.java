package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/**
 * Writes the annotations of an image as GeoJSON. Which revisions these are is decided at once; they
 * never change, so that they can be read piece by piece, however many they are.
 */
@ApplicationScoped
class ListingService {
  private static final int PIECE = 2_000;

  private final SelectionQuery query;
  private final AnnotationRepository annotations;
  private final ImportService imports;
  private final Sections sections;
  private final ArtefactStore store;
  private final ObjectMapper json;

  ListingService(
      SelectionQuery query,
      AnnotationRepository annotations,
      ImportService imports,
      Sections sections,
      ArtefactStore store,
      ObjectMapper json) {
    this.query = query;
    this.annotations = annotations;
    this.imports = imports;
    this.sections = sections;
    this.store = store;
    this.json = json;
  }

  /** What a listing answers with. */
  record Listing(UUID section, List<RevisionKey> keys, ObjectNode about) {}

  /** Decides what is listed: the newest image's where no other is asked for. */
  @Transactional
  Listing list(UUID section, @Nullable UUID image, Selection selection) {
    sections.require(new SectionId(section), Membership.VIEWER);
    if (image == null && sections.newestImage(new SectionId(section)).isEmpty()) {
      return new Listing(section, List.of(), json.createObjectNode());
    }
    Placed on = imports.image(section, image, Membership.VIEWER);
    List<RevisionKey> keys = query.keys(on.image().value(), selection);
    ObjectNode about = about(on);
    if (!selection.equals(Selection.ALL)) {
      SelectionQuery.Counts counts = query.counts(on.image().value(), selection);
      about.put("inWindow", counts.inWindow());
      about.put("tooSmall", counts.tooSmall());
      about.put("beyondLimit", counts.inWindow() - counts.tooSmall() - keys.size());
    }
    return new Listing(section, keys, about);
  }

  /** Writes a listing; to be called outside of a transaction. */
  void write(Listing listing, OutputStream to) throws IOException {
    try (GeoJsonWriter writer = new GeoJsonWriter(to, listing.about(), json)) {
      for (int from = 0; from < listing.keys().size(); from += PIECE) {
        List<RevisionKey> piece = piece(listing.keys(), from);
        for (Revision revision :
            QuarkusTransaction.requiringNew()
                .call(() -> annotations.revisions(listing.section(), piece))) {
          writer.write(revision);
        }
      }
    }
  }

  /** Puts those that count into the store, in the caller's transaction. */
  Sha256 freeze(Placed on, Predicate<Revision> counts) {
    try {
      Path file = Files.createTempFile("annotations", ".geojson");
      try {
        try (GeoJsonWriter writer =
            new GeoJsonWriter(Files.newOutputStream(file), about(on), json)) {
          for (List<Revision> piece : pieces(on, Selection.ALL)) {
            for (Revision revision : piece) {
              if (counts.test(revision)) {
                writer.write(revision);
              }
            }
          }
        }
        try (InputStream in = Files.newInputStream(file)) {
          return store.put(in);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The selected annotations, read piece by piece in the caller's transaction. */
  Iterable<List<Revision>> pieces(Placed on, Selection selection) {
    List<RevisionKey> keys = query.keys(on.image().value(), selection);
    return () ->
        IntStream.iterate(0, from -> from < keys.size(), from -> from + PIECE)
            .mapToObj(from -> annotations.revisions(on.section().value(), piece(keys, from)))
            .iterator();
  }

  private static List<RevisionKey> piece(List<RevisionKey> keys, int from) {
    return keys.subList(from, Math.min(keys.size(), from + PIECE));
  }

  private ObjectNode about(Placed on) {
    return json.createObjectNode()
        .put("section", on.section().toString())
        .put("image", on.image().toString())
        .put("imageSha256", on.sha256().hex())
        .put("pixelSizeUm", on.pixelSizeUm());
  }
}
