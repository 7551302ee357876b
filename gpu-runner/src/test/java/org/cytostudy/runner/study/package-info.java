/** Studies that are run by hand, step after step, without a platform. */
@NullMarked
package org.cytostudy.runner.study;

import org.jspecify.annotations.NullMarked;
