package org.cytostudy.platform.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.imaging.outline.Outlines;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AgreementViews.Agreement;
import org.cytostudy.platform.annotation.AgreementViews.RegionAgreement;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Compares what two annotators, or two origins, drew on an image. */
@ApplicationScoped
class AgreementService {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Set<Kind> COMPARED = Set.of(Kind.AREA, Kind.LAYER, Kind.EXTENT);
  private static final String BY_ANNOTATOR = "annotator:";
  private static final String BY_ORIGIN = "origin:";

  private final ImportService imports;
  private final ListingService listing;
  private final Sections sections;

  AgreementService(ImportService imports, ListingService listing, Sections sections) {
    this.imports = imports;
    this.listing = listing;
    this.sections = sections;
  }

  /** What one side drew: its regions by name, and the extent that it annotated. */
  private static final class Side {
    final Map<String, List<Geometry>> surfaces = new TreeMap<>();
    final Map<String, RegionOf> regions = new LinkedHashMap<>();
    final List<Geometry> extent = new ArrayList<>();

    void add(Revision revision, Geometry surface) {
      RegionOf region = revision.region();
      if (revision.content().kind() == Kind.EXTENT) {
        extent.add(surface);
      } else if (region != null) {
        String key = region.parcellation() + "/" + region.name();
        regions.put(key, region);
        surfaces.computeIfAbsent(key, name -> new ArrayList<>()).add(surface);
      }
    }

    Geometry surface(String key, Optional<Geometry> within) {
      Geometry whole = union(surfaces.getOrDefault(key, List.of()));
      return within
          .map(extent -> OverlayNGRobust.overlay(whole, extent, OverlayNG.INTERSECTION))
          .orElse(whole);
    }
  }

  /**
   * Compares two sides within what both annotated.
   *
   * @param a {@code annotator:NAME} or {@code origin:ORIGIN}
   * @param b the same
   */
  @Transactional
  Agreement compare(UUID section, @Nullable UUID image, String a, String b) {
    sections.require(new SectionId(section), Membership.VIEWER);
    Placed on = imports.image(section, image, Membership.VIEWER);
    Side left = new Side();
    Side right = new Side();
    Predicate<Content> isLeft = side(a);
    Predicate<Content> isRight = side(b);
    for (List<Revision> piece : listing.pieces(on, new Selection(null, 0, COMPARED, null))) {
      for (Revision revision : piece) {
        boolean ofLeft = isLeft.test(revision.content());
        boolean ofRight = isRight.test(revision.content());
        if (ofLeft || ofRight) {
          Outlines.surface(revision.content().geometry())
              .ifPresent(
                  surface -> {
                    if (ofLeft) {
                      left.add(revision, surface);
                    }
                    if (ofRight) {
                      right.add(revision, surface);
                    }
                  });
        }
      }
    }
    requireSomething(left, "?a");
    requireSomething(right, "?b");
    Optional<Geometry> extent = common(left.extent, right.extent);
    Map<String, RegionOf> regions = new TreeMap<>(left.regions);
    regions.putAll(right.regions);
    double mm2 = Math.pow(on.pixelSizeUm() / 1000, 2);
    return new Agreement(
        on.image().value(),
        a,
        b,
        extent.map(within -> within.getArea() * mm2).orElse(null),
        regions.entrySet().stream()
            .map(
                entry ->
                    RegionAgreement.of(
                        entry.getValue(),
                        Overlap.of(
                            left.surface(entry.getKey(), extent),
                            right.surface(entry.getKey(), extent),
                            on.pixelSizeUm())))
            .toList());
  }

  private static Predicate<Content> side(String side) {
    if (side.startsWith(BY_ORIGIN)) {
      Origin origin = Origin.valueOf(side.substring(BY_ORIGIN.length()));
      return content -> content.origin() == origin;
    }
    String annotator = side.substring(BY_ANNOTATOR.length());
    return content -> content.annotator().equals(annotator);
  }

  private static void requireSomething(Side side, String parameter) {
    if (side.surfaces.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The request is refused as a whole; errors says what to change.",
          List.of(new FieldError(parameter, "drew no region on this image")));
    }
  }

  /** Unlabelled is not background: only what both annotated is compared, where they say so. */
  private static Optional<Geometry> common(List<Geometry> a, List<Geometry> b) {
    if (a.isEmpty() && b.isEmpty()) {
      return Optional.empty();
    }
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.of(union(a.isEmpty() ? b : a));
    }
    return Optional.of(OverlayNGRobust.overlay(union(a), union(b), OverlayNG.INTERSECTION));
  }

  private static Geometry union(List<Geometry> surfaces) {
    return surfaces.isEmpty()
        ? GEOMETRY.createPolygon()
        : OverlayNGRobust.union(surfaces, GEOMETRY);
  }
}
