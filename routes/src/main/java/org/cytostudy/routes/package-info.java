/**
 * How work moves through the platform: one Camel RouteBuilder per concern over ports that are
 * declared here and implemented by the platform. A message carries identifiers; the state lies in
 * PostgreSQL, so that a route can be cut off anywhere and start again.
 */
@NullMarked
package org.cytostudy.routes;

import org.jspecify.annotations.NullMarked;
