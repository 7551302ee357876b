package org.cytostudy.platform.registration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.geometry.Spaces;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.registration.RegistrationViews.Coordinates;
import org.cytostudy.platform.registration.RegistrationViews.Placement;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where sections lie, and coordinates between their pixels and a space. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registration")
public class PlacementResource {
  private static final String SPACE =
      "name@version; may be left out where the brain lies in one space only";

  private final PlacementService service;

  PlacementResource(PlacementService service) {
    this.service = service;
  }

  @GET
  @Path("/sections/{id}/placement")
  public Placement getPlacement(
      UUID id, @QueryParam("space") @Parameter(description = SPACE) @Nullable String space) {
    return service.placement(id, space(space));
  }

  /** Where a pixel lies in the space. */
  @GET
  @Path("/sections/{id}/coordinates")
  public Coordinates getCoordinates(
      UUID id,
      @QueryParam("space") @Parameter(description = SPACE) @Nullable String space,
      @QueryParam("x") @Parameter(description = "Level-0 pixels, required") @Nullable Double x,
      @QueryParam("y") @Parameter(description = "Level-0 pixels, required") @Nullable Double y) {
    double[] at = numbers(new String[] {"x", "y"}, x, y);
    return service.toSpace(id, space(space), at[0], at[1]);
  }

  /** Which pixel of the section is nearest to a point of the space. */
  @GET
  @Path("/sections/{id}/pixel")
  public Coordinates getPixel(
      UUID id,
      @QueryParam("space") @Parameter(description = SPACE) @Nullable String space,
      @QueryParam("x") @Parameter(description = "mm to the right, required") @Nullable Double x,
      @QueryParam("y") @Parameter(description = "mm to the front, required") @Nullable Double y,
      @QueryParam("z") @Parameter(description = "mm upward, required") @Nullable Double z) {
    double[] at = numbers(new String[] {"x", "y", "z"}, x, y, z);
    return service.toImage(id, space(space), new PointMm(at[0], at[1], at[2]));
  }

  private static @Nullable Space space(@Nullable String text) {
    return text == null ? null : Spaces.parse(text, "?space");
  }

  private static double[] numbers(String[] names, @Nullable Double... values) {
    List<FieldError> errors = new ArrayList<>();
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      Double value = values[i];
      if (value == null || !Double.isFinite(value)) {
        errors.add(new FieldError("?" + names[i], "is needed, a number"));
      } else {
        numbers[i] = value;
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(ProblemType.INVALID_REQUEST, "Coordinates are missing.", errors);
    }
    return numbers;
  }
}
