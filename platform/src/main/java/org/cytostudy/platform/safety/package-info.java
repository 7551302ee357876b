/** What the platform refuses to start with: settings that let the wrong people in. */
@NullMarked
package org.cytostudy.platform.safety;

import org.jspecify.annotations.NullMarked;
