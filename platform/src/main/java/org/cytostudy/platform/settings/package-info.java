/**
 * What concerns the platform as a whole: where its data lies, and whether it runs in production.
 */
@NullMarked
package org.cytostudy.platform.settings;

import org.jspecify.annotations.NullMarked;
