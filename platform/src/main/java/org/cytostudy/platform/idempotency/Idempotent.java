package org.cytostudy.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource's POST method: a request with an {@code Idempotency-Key} that came before is
 * answered as it was then. The key is committed in the same transaction as what the method does, so
 * that a crash between the two cannot happen; two equal requests at once wait for each other.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
  /** How long the transaction may take; 0 for what the platform is set to. */
  @Nonbinding
  int timeoutSeconds() default 0;
}
