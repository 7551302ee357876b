/**
 * Maps of the brain as versioned data of a project: receptors, myelin, functional networks. Data
 * in: NIfTI volumes of a space, or GIFTI maps over the vertices of a surface; data out: what they
 * hold, and the files as inputs of steps that read them at patches.
 */
@NullMarked
package org.cytostudy.platform.map;

import org.jspecify.annotations.NullMarked;
