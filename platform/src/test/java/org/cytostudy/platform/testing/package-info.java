/** What the platform's tests share: one database, one start of the application, callers. */
@NullMarked
package org.cytostudy.platform.testing;

import org.jspecify.annotations.NullMarked;
