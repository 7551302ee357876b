/**
 * Content-addressed files: the store on disk, what is known of each file, and who may download it.
 */
@NullMarked
package org.cytostudy.platform.artefact;

import org.jspecify.annotations.NullMarked;
