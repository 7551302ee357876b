/**
 * What a step is asked to do: the manifest, the specification of each step type, its inputs and
 * outputs. The same manifest runs a step under the platform or by hand.
 */
@NullMarked
package org.cytostudy.core.job;

import org.jspecify.annotations.NullMarked;
