package org.cytostudy.platform.ribbon;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.api.AllowedBy;
import org.jspecify.annotations.Nullable;

/**
 * How ribbons are looked for. What is left out is as {@link RibbonSpec#usual} has it.
 *
 * @param space that the brains are registered to
 * @param surfaceId a mid-surface of that space, to whose vertices the stations are mapped; without
 *     one no geodesic can be measured between patches
 * @param gridUm spacing of the grid on which the depth is solved
 * @param depthMapUm µm per pixel of the depth maps
 * @param stationSpacingMm between stations along the pial contour
 * @param withinMm how far a station may lie from the surface
 * @param assumedThicknessMm of the cortex on images without contours
 * @param depthModel what mid-depth means
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RibbonRequest(
    @NotNull Space space,
    @Nullable UUID surfaceId,
    @AllowedBy(value = RibbonSpec.class, component = "gridUm") @Nullable Double gridUm,
    @AllowedBy(value = RibbonSpec.class, component = "depthMapUm") @Nullable Double depthMapUm,
    @AllowedBy(value = RibbonSpec.class, component = "stationSpacingMm")
        @Nullable Double stationSpacingMm,
    @AllowedBy(value = RibbonSpec.class, component = "withinMm") @Nullable Double withinMm,
    @AllowedBy(value = RibbonSpec.class, component = "assumedThicknessMm")
        @Nullable Double assumedThicknessMm,
    @Nullable DepthModel depthModel) {}
