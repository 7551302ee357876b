/**
 * Distances along cortical surfaces. Data in: meshes; data out: for now figures of how long
 * distances take to measure, and how exact they are.
 */
@NullMarked
package org.cytostudy.runner.surface;

import org.jspecify.annotations.NullMarked;
