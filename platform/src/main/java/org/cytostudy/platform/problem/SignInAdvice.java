package org.cytostudy.platform.problem;

/** What somebody without a sign-in is told; the identity feature knows how one signs in. */
public interface SignInAdvice {
  /** The type for a request that brought no {@code Authorization} header, e.g. of a browser. */
  ProblemType type();

  /** What to do. */
  String detail();
}
