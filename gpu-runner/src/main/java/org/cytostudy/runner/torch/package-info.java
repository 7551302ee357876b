/**
 * The only place that starts libtorch: offline, with a fixed number of threads. Data in: a thread
 * count; data out: the device and the root of all native memory.
 */
@NullMarked
package org.cytostudy.runner.torch;

import org.jspecify.annotations.NullMarked;
