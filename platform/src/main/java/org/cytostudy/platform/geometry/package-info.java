/**
 * Files of spaces, surfaces, volumes and contours on their way in. Data in: the hash of a file that
 * a member uploaded; data out: what a reader made of it, or a problem that says what is wrong with
 * it and where.
 */
@NullMarked
package org.cytostudy.platform.geometry;

import org.jspecify.annotations.NullMarked;
