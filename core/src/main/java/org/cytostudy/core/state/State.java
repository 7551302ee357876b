package org.cytostudy.core.state;

import java.util.Set;

/**
 * A state with an explicit table of what may follow it.
 *
 * @param <S> the enum itself
 */
public interface State<S extends Enum<S> & State<S>> {

  /** The states that may follow this one. */
  Set<S> next();

  /** Whether nothing but a retry can follow. */
  default boolean terminal() {
    return next().isEmpty() || this.toString().equals("FAILED");
  }

  /**
   * Checks one transition.
   *
   * @return {@code target}
   * @throws IllegalTransitionException if the table does not name it
   */
  default S to(S target) {
    if (!next().contains(target)) {
      throw new IllegalTransitionException(toString(), target.name());
    }
    return target;
  }
}
