/**
 * Training states on disk: written atomically, checked when read, the two newest kept. Data in: a
 * {@link org.cytostudy.runner.checkpoint.Checkpoint}; data out: the newest one that is whole.
 */
@NullMarked
package org.cytostudy.runner.checkpoint;

import org.jspecify.annotations.NullMarked;
