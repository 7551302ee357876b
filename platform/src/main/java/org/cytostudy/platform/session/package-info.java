/** What the caller is told about themselves, signing in and signing out. */
@NullMarked
package org.cytostudy.platform.session;

import org.jspecify.annotations.NullMarked;
