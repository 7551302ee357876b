package org.cytostudy.platform.patch;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.platform.geometry.Spaces;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.patch.PatchViews.PatchAt;
import org.cytostudy.platform.patch.PatchViews.PatchBox;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Patches by place. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "patchset")
public class PatchResource {
  private static final double MOST_MM = 1000;

  private final PatchService service;

  PatchResource(PatchService service) {
    this.service = service;
  }

  /** The patch whose place is nearest to a point; a point of another space is refused. */
  @GET
  @Path("/patchsets/{id}/patches/at")
  public PatchAt getPatchAt(
      UUID id,
      @QueryParam("space") @Parameter(description = "name@version, required")
          @Nullable String space,
      @QueryParam("x") @Parameter(description = "mm to the right, required") @Nullable Double x,
      @QueryParam("y") @Parameter(description = "mm to the front, required") @Nullable Double y,
      @QueryParam("z") @Parameter(description = "mm upward, required") @Nullable Double z,
      @QueryParam("withinMm")
          @DefaultValue("2")
          @Parameter(description = "How far a patch may be, over 0 to 1000 mm")
          double withinMm) {
    List<FieldError> errors = new ArrayList<>();
    double[] at = {number("x", x, errors), number("y", y, errors), number("z", z, errors)};
    if (!(withinMm > 0 && withinMm <= MOST_MM)) {
      errors.add(new FieldError("?withinMm", "is over 0, at most " + MOST_MM));
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "Nobody can look there for a patch.", errors);
    }
    return service.at(
        id, Spaces.parse(space, "?space"), new PointMm(at[0], at[1], at[2]), withinMm);
  }

  private static double number(String name, @Nullable Double value, List<FieldError> errors) {
    if (value == null || !Double.isFinite(value)) {
      errors.add(new FieldError("?" + name, "is needed, a number"));
      return 0;
    }
    return value;
  }

  /** The patches of a patchset that were cut from an image, in the order of their ids. */
  @GET
  @Path("/images/{id}/patches")
  public Page<PatchBox> listImagePatches(
      UUID id,
      @QueryParam("patchset") @Parameter(description = "Its id, required") @Nullable UUID patchset,
      @BeanParam @Valid PageRequest page) {
    if (patchset == null) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Nobody says whose patches.",
          List.of(new FieldError("?patchset", "is needed, the id of a patchset")));
    }
    return service.ofImage(id, patchset, page);
  }
}
