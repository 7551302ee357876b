/** What concerns all of HTTP: security headers, the user interface's files, entity tags. */
@NullMarked
package org.cytostudy.platform.web;

import org.jspecify.annotations.NullMarked;
