/** The Quarkus application, by feature. */
@NullMarked
package org.cytostudy.platform;

import org.jspecify.annotations.NullMarked;
