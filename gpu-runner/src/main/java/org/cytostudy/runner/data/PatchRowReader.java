package org.cytostudy.runner.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.jspecify.annotations.Nullable;

/** Reads the current row of an index; what repeats from row to row is kept once. */
final class PatchRowReader {
  private final ResultSet rows;
  private final Map<String, String> seen = new HashMap<>();
  private final Map<MeshVersion, MeshVersion> meshes = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  PatchRowReader(ResultSet rows) {
    this.rows = rows;
  }

  /**
   * The current row.
   *
   * @throws IllegalArgumentException if its columns contradict one another
   */
  Row row() throws SQLException {
    return new Row(
        rows.getLong(at("patch_id")),
        name("brain"),
        name("hemisphere"),
        name("block"),
        rows.getInt(at("section")),
        name("image_sha256"),
        name("shard"),
        rows.getInt(at("shard_row")),
        rows.getDouble(at("x_px")),
        rows.getDouble(at("y_px")),
        rows.getDouble(at("angle_deg")),
        place(),
        rows.getDouble(at("arc_mm")),
        rows.getDouble(at("thickness_mm")),
        text("area"),
        number("border_mm"));
  }

  private PatchPlace place() throws SQLException {
    Double uMm = number("u_mm");
    Double vMm = number("v_mm");
    PointMm point = point();
    if (uMm != null && vMm != null) {
      return new PatchPlace(
          name("space"), new Reference.Sheet(uMm, vMm, point), null, depthModel(), contours());
    }
    if (point == null) {
      throw new IllegalArgumentException(
          "patch " + rows.getLong(at("patch_id")) + " has neither u_mm, v_mm nor x_mm, y_mm, z_mm");
    }
    int vertex = rows.getInt(at("vertex"));
    OnSurface onSurface =
        rows.wasNull()
            ? null
            : new OnSurface(
                vertex,
                rows.getDouble(at("off_surface_mm")),
                rows.getDouble(at("cutting_angle_deg")));
    return new PatchPlace(
        name("space"),
        new Reference.Place(point, onSurface),
        onSurface == null ? null : mesh(),
        depthModel(),
        contours());
  }

  private @Nullable PointMm point() throws SQLException {
    Double xMm = number("x_mm");
    Double yMm = number("y_mm");
    Double zMm = number("z_mm");
    return xMm == null || yMm == null || zMm == null ? null : new PointMm(xMm, yMm, zMm);
  }

  private MeshVersion mesh() throws SQLException {
    MeshVersion mesh = new MeshVersion(name("surface"), new Sha256(name("surface_sha256")));
    return meshes.computeIfAbsent(mesh, same -> same);
  }

  private @Nullable DepthModel depthModel() throws SQLException {
    String name = text("depth_model");
    return name == null ? null : DepthModel.fromString(name);
  }

  private @Nullable ContourOrigin contours() throws SQLException {
    String name = text("contours");
    return name == null ? null : ContourOrigin.fromString(name);
  }

  /** The driver looks through all names for each value; a million rows are worth a table. */
  private int at(String column) throws SQLException {
    Integer place = places.get(column);
    if (place == null) {
      place = rows.findColumn(column);
      places.put(column, place);
    }
    return place;
  }

  private @Nullable Double number(String column) throws SQLException {
    double value = rows.getDouble(at(column));
    return rows.wasNull() ? null : value;
  }

  private String name(String column) throws SQLException {
    String text = text(column);
    if (text == null) {
      throw new IllegalArgumentException(
          "patch " + rows.getLong(at("patch_id")) + " has no " + column);
    }
    return text;
  }

  /** A million rows name a few brains; one String each is enough. */
  private @Nullable String text(String column) throws SQLException {
    String text = rows.getString(at(column));
    return text == null ? null : seen.computeIfAbsent(text, same -> same);
  }
}
