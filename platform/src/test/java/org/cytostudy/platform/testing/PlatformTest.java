package org.cytostudy.platform.testing;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test against the running platform with a real database. Every such test carries exactly this,
 * so that Quarkus starts once for all of them.
 */
@QuarkusTest
@WithTestResource(PlatformDatabase.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PlatformTest {}
