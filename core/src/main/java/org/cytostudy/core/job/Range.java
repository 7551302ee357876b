package org.cytostudy.core.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a number of a record may be, both ends allowed. Written once: the record checks it when it
 * is made ({@link Ranges#check}), and the API's document tells it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
  /** Smallest value. */
  double min();

  /** Largest value. */
  double max();

  /** Where only some values between are allowed: these. */
  int[] only() default {};
}
