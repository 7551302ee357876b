/** Identity mode oidc against a real Keycloak: the tests of the Maven profile keycloak-it. */
@NullMarked
package org.cytostudy.platform.keycloak;

import org.jspecify.annotations.NullMarked;
