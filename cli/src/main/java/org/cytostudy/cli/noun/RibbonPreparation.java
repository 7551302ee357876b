package org.cytostudy.cli.noun;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cytostudy preparation ribbon}. */
@Command(
    name = "ribbon",
    description =
        "Finds the cortical ribbon of sections: depth, thickness, place in a space, vertex.",
    mixinStandardHelpOptions = true)
final class RibbonPreparation extends PreparationCommand.NewPreparation {
  private static final String USUAL = " (default: the platform's).";

  @Option(
      names = "--brain",
      required = true,
      paramLabel = "ID",
      description = "Brain whose sections are read; several are possible.")
  private List<String> brains;

  @Option(
      names = "--space",
      required = true,
      paramLabel = "NAME@VERSION",
      description = "That the brains are registered to.")
  private String space;

  @Option(
      names = "--surface",
      paramLabel = "ID",
      description = "A mid-surface of that space; without one no geodesic can be measured.")
  private @Nullable String surface;

  @Option(
      names = "--grid-um",
      paramLabel = "UM",
      description = "Grid on which the depth is solved" + USUAL)
  private @Nullable Double gridUm;

  @Option(
      names = "--depth-map-um",
      paramLabel = "UM",
      description = "µm per pixel of the depth maps" + USUAL)
  private @Nullable Double depthMapUm;

  @Option(
      names = "--station-spacing-mm",
      paramLabel = "MM",
      description = "Between stations along the ribbon" + USUAL)
  private @Nullable Double stationSpacingMm;

  @Option(
      names = "--within-mm",
      paramLabel = "MM",
      description = "How far a station may lie from the surface" + USUAL)
  private @Nullable Double withinMm;

  @Option(
      names = "--assumed-thickness-mm",
      paramLabel = "MM",
      description = "Of the cortex on images without contours" + USUAL)
  private @Nullable Double assumedThicknessMm;

  @Option(
      names = "--depth-model",
      paramLabel = "NAME",
      description = "equivolumetric, laplace or equidistant" + USUAL)
  private @Nullable String depthModel;

  @Override
  String kind() {
    return "ribbon";
  }

  @Override
  void fill(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> ribbon = new LinkedHashMap<>();
    ribbon.put("space", space);
    ribbon.put("surfaceId", surface);
    ribbon.put("gridUm", gridUm);
    ribbon.put("depthMapUm", depthMapUm);
    ribbon.put("stationSpacingMm", stationSpacingMm);
    ribbon.put("withinMm", withinMm);
    ribbon.put("assumedThicknessMm", assumedThicknessMm);
    ribbon.put("depthModel", depthModel);
    ribbon.values().removeIf(Objects::isNull);
    body.put("brainIds", brains);
    body.put("ribbon", ribbon);
  }
}
