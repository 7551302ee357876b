/** What whoever keeps the platform running relies on: health, metrics, traces, files, the log. */
@NullMarked
package org.cytostudy.platform.operations;

import org.jspecify.annotations.NullMarked;
