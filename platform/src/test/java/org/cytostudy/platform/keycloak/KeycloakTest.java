package org.cytostudy.platform.keycloak;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.junit.jupiter.api.Tag;

/**
 * A test against the running platform in mode oidc with a real Keycloak. Every such test carries
 * exactly this and {@code @TestProfile(OidcProfile.class)}, which Quarkus looks for on the class
 * itself, so that both start once for all of them. Left out but for {@code -Pkeycloak-it}, which
 * brings the Keycloak.
 */
@Tag("keycloak")
@QuarkusTest
@WithTestResource(PlatformDatabase.class)
@WithTestResource(KeycloakServer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeycloakTest {}
