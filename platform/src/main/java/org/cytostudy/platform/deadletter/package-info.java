/** What the routes gave up, for an administrator to see and to replay. */
@NullMarked
package org.cytostudy.platform.deadletter;

import org.jspecify.annotations.NullMarked;
