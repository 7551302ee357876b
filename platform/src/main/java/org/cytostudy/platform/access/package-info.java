/**
 * Who calls and what they may see: the caller, roles, memberships, and the checks that every
 * feature uses.
 */
@NullMarked
package org.cytostudy.platform.access;

import org.jspecify.annotations.NullMarked;
