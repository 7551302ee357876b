package org.cytostudy.platform.ribbon;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class RibbonViews {
  private RibbonViews() {}

  /**
   * The newest ribbon of an image, level-0 pixels.
   *
   * @param preparationId that found it
   * @param origin who drew the borders; what is estimated proves nothing about thickness
   * @param contoursVersion of the image's contours; null where they were estimated
   * @param space of the stations' millimetres
   * @param surface {@code name@version} whose vertices the stations name; null without one
   * @param depthModel what mid-depth and the depth map mean
   * @param depthMap where the depth map is; null where there is none
   * @param lines GeoJSON
   */
  record RibbonView(
      UUID imageId,
      UUID preparationId,
      Instant createdAt,
      ContourOrigin origin,
      @Nullable Integer contoursVersion,
      String space,
      @Nullable String surface,
      @Nullable DepthModel depthModel,
      @Nullable DepthMapView depthMap,
      LineCollection lines,
      List<Station> stations) {}

  /**
   * The depth map as the overlay {@code /images/{id}/depth}.
   *
   * @param pixelSizeUm µm a pixel of the map, whose top left corner is that of the image
   */
  record DepthMapView(String sha256, double pixelSizeUm) {}

  /** A FeatureCollection. */
  record LineCollection(String type, List<LineFeature> features) {
    LineCollection(List<LineFeature> features) {
      this("FeatureCollection", features);
    }
  }

  /** A Feature. */
  record LineFeature(String type, LineProperties properties, LineGeometry geometry) {
    LineFeature(LineProperties properties, LineGeometry geometry) {
      this("Feature", properties, geometry);
    }
  }

  /**
   * Which line it is.
   *
   * @param piece of the ribbon, from 0
   */
  record LineProperties(Line line, int piece, ContourOrigin origin) {}

  /** A LineString. */
  record LineGeometry(String type, List<List<Double>> coordinates) {
    LineGeometry(List<List<Double>> coordinates) {
      this("LineString", coordinates);
    }
  }

  /** The lines of a ribbon. */
  enum Line {
    PIAL,
    MID,
    WHITE
  }

  /**
   * A column of the ribbon.
   *
   * @param piece of the ribbon, from 0
   * @param xPx on the pial border
   * @param yPx on the pial border
   * @param arcMm along the ribbon from its first station
   * @param thicknessMm within the section plane
   * @param xMm of the place at mid-depth; null where the ribbon lies on a flat sheet
   * @param vertex of the surface; null without one, or too far from it
   * @param offSurfaceMm how far that vertex is
   * @param cuttingAngleDeg between the surface's normal and the section plane, 0–90
   */
  record Station(
      int piece,
      double xPx,
      double yPx,
      double arcMm,
      double thicknessMm,
      @Nullable Double xMm,
      @Nullable Double yMm,
      @Nullable Double zMm,
      @Nullable Integer vertex,
      @Nullable Double offSurfaceMm,
      @Nullable Double cuttingAngleDeg) {}
}
