package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One feature of a GeoJSON file, checked. What the file does not say is null.
 *
 * @param at JSON pointer of the feature
 * @param id of the feature, null where it has none that is a UUID
 * @param className name of its classification, parts of a path joined by {@code ": "}
 * @param colour {@code #rrggbb} of its classification
 * @param kind as the file says, or as its class or object type does
 * @param geometry GeoJSON in level-0 pixels
 * @param certainty 0–1
 * @param uncertaintyBandUm µm
 * @param extra see {@link Extra}
 */
record Drawing(
    String at,
    @Nullable UUID id,
    @Nullable String className,
    @Nullable String colour,
    @Nullable Kind kind,
    JsonNode geometry,
    @Nullable String name,
    @Nullable String annotator,
    @Nullable String method,
    @Nullable Origin origin,
    @Nullable Double certainty,
    @Nullable Double uncertaintyBandUm,
    boolean locked,
    @Nullable JsonNode extra) {}
