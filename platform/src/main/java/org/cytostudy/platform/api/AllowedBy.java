package org.cytostudy.platform.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cytostudy.core.job.Range;
import org.cytostudy.core.job.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * A number of a request that becomes a component of a specification: what that component's {@link
 * Range} allows. Null is left to {@code @NotNull}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Constraint(validatedBy = AllowedBy.Check.class)
public @interface AllowedBy {
  /** The specification. */
  Class<? extends Record> value();

  /** Its component. */
  String component();

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Tells what is allowed in the range's own words. */
  class Check implements ConstraintValidator<AllowedBy, @Nullable Number> {
    private @Nullable Range range;

    @Override
    public void initialize(AllowedBy allowed) {
      range = Ranges.of(allowed.value(), allowed.component());
    }

    @Override
    public boolean isValid(@Nullable Number value, ConstraintValidatorContext context) {
      Range allowed = range;
      if (value == null || allowed == null || Ranges.allows(allowed, value)) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(Ranges.says(allowed)).addConstraintViolation();
      return false;
    }
  }
}
