package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One feature of a GeoJSON file, checked.
 *
 * @param id of the feature, null where it has none that is a UUID
 * @param region name of its classification, null for what has none
 * @param colour {@code #rrggbb} of its classification, null where it has none
 * @param geometry GeoJSON in level-0 pixels
 * @param annotator as the file says, null where it does not
 * @param certainty 0–1
 */
record Drawing(
    @Nullable UUID id,
    @Nullable String region,
    @Nullable String colour,
    Kind kind,
    JsonNode geometry,
    @Nullable String name,
    @Nullable String annotator,
    @Nullable String method,
    @Nullable Origin origin,
    @Nullable Double certainty) {}
