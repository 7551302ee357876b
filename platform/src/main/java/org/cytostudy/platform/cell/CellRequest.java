package org.cytostudy.platform.cell;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller says of a table, as {@code @BeanParam}. */
public class CellRequest {
  @QueryParam("method")
  @NotNull
  @Size(min = 1, max = 200)
  @Parameter(description = "How the cells were found, e.g. the programme and its version")
  String method = "";

  @QueryParam("unit")
  @Parameter(description = "Of columns that name none; it is never guessed")
  @Nullable LengthUnit unit;

  @QueryParam("correction")
  @DefaultValue("NONE")
  Correction correction = Correction.NONE;

  @QueryParam("meanDiameterUm")
  @Positive
  @DecimalMax("1000")
  @Parameter(description = "Mean diameter of a nucleus, for ABERCROMBIE")
  @Nullable Double meanDiameterUm;

  @QueryParam("minAreaUm2")
  @Positive
  @DecimalMax("1000000")
  @Parameter(description = "Smallest area of a cell, for AREA_THRESHOLD")
  @Nullable Double minAreaUm2;

  @QueryParam("correctionNote")
  @Size(min = 1, max = 500)
  @Parameter(description = "What was corrected and how; needed for OTHER")
  @Nullable String correctionNote;

  /**
   * Checks that the correction has what it needs, and nothing of another one.
   *
   * @throws InvalidException if not
   */
  void check() {
    List<FieldError> errors = new ArrayList<>();
    check(errors, "?meanDiameterUm", correction == Correction.ABERCROMBIE, meanDiameterUm != null);
    check(errors, "?minAreaUm2", correction == Correction.AREA_THRESHOLD, minAreaUm2 != null);
    if (correction == Correction.OTHER && correctionNote == null) {
      errors.add(new FieldError("?correctionNote", "is needed for the correction OTHER"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The request is refused as a whole; errors says what to change.",
          errors);
    }
  }

  private void check(List<FieldError> errors, String parameter, boolean needed, boolean given) {
    if (needed != given) {
      errors.add(
          new FieldError(
              parameter,
              (needed ? "is needed for" : "has no meaning for") + " the correction " + correction));
    }
  }

  /** What counts are multiplied by. */
  double countFactor(double sectionThicknessUm) {
    return meanDiameterUm == null ? 1 : sectionThicknessUm / (sectionThicknessUm + meanDiameterUm);
  }
}
