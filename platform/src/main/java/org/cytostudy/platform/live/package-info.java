/**
 * What happens now: signals between platform instances through PostgreSQL's NOTIFY, and the streams
 * of browsers that watch. Nothing here is the truth; the tables are.
 */
@NullMarked
package org.cytostudy.platform.live;

import org.jspecify.annotations.NullMarked;
