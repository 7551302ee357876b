/**
 * Typed identifiers. Data in: text or UUID; data out: a record that cannot be mistaken for another
 * noun's id.
 */
@NullMarked
package org.cytostudy.core.id;

import org.jspecify.annotations.NullMarked;
