/**
 * Who somebody is: built-in accounts with one-time login links, tokens of machines, or an OpenID
 * Connect provider.
 */
@NullMarked
package org.cytostudy.platform.identity;

import org.jspecify.annotations.NullMarked;
