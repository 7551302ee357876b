/**
 * Surfaces of the cortex as versioned data of a project. Data in: GIFTI files of one or two
 * hemispheres; data out: what their meshes are made of, and the files as inputs of steps.
 */
@NullMarked
package org.cytostudy.platform.surface;

import org.jspecify.annotations.NullMarked;
