/**
 * What people drew on sections: revisions in level-0 pixels, in and out as QuPath's GeoJSON, and
 * the snapshots that are frozen for training.
 */
@NullMarked
package org.cytostudy.platform.annotation;

import org.jspecify.annotations.NullMarked;
