package org.cytostudy.runner.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS.
 *
 * <p>The direction is −H·g with the two-loop recursion over the last {@value #MEMORY} pairs sₖ =
 * xₖ₊₁ − xₖ, yₖ = gₖ₊₁ − gₖ and H₀ = (sᵀy / yᵀy)·I (Nocedal 1980, Math. Comp. 35, 773–782; Nocedal
 * and Wright 2006, algorithms 7.4 and 7.5). The step is found by bisection for the weak Wolfe
 * conditions f(x + td) ≤ f(x) + c₁·t·gᵀd and ∇f(x + td)ᵀd ≥ c₂·gᵀd with c₁ = 1e-4, c₂ = 0.9 (Lewis
 * and Overton 2013, Math. Program. 141, 135–163, algorithm 2.6). They keep sᵀy > 0.
 *
 * <p>No library that is at hand under a fitting licence has it: see ADR 0035.
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final int MAX_LINE_SEARCH = 40;
  private static final double ARMIJO = 1e-4;
  private static final double CURVATURE = 0.9;

  private final int maxIterations;
  private final double tolerance;

  /**
   * @param maxIterations most updates
   * @param tolerance stops when no element of the gradient is larger
   */
  Lbfgs(int maxIterations, double tolerance) {
    this.maxIterations = maxIterations;
    this.tolerance = tolerance;
  }

  /** Told after each update; may throw to stop. */
  @FunctionalInterface
  interface Listener {
    void updated(int iteration, double value);
  }

  /**
   * Where it ended.
   *
   * @param point the best point
   * @param value the objective there
   * @param iterations updates done
   * @param converged whether the gradient is within tolerance
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  record Result(double[] point, double value, int iterations, boolean converged) {}

  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  private record Pair(double[] s, double[] y, double rho) {}

  /** Minimises from a starting point, which is not changed. */
  Result minimise(Objective objective, double[] start, Listener listener) {
    int n = start.length;
    double[] x = start.clone();
    double[] g = new double[n];
    double value = objective.evaluate(x, g);
    Deque<Pair> pairs = new ArrayDeque<>();
    double[] nextX = new double[n];
    double[] nextG = new double[n];
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      if (largest(g) <= tolerance) {
        return new Result(x, value, iteration, true);
      }
      double[] direction = direction(g, pairs);
      double slope = dot(g, direction);
      double step = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(g, g))) : 1;
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double nextValue = Double.NaN;
      boolean accepted = false;
      for (int trial = 0; trial < MAX_LINE_SEARCH; trial++) {
        for (int i = 0; i < n; i++) {
          nextX[i] = x[i] + step * direction[i];
        }
        nextValue = objective.evaluate(nextX, nextG);
        // Written so that NaN counts as too far.
        if (!(nextValue <= value + ARMIJO * step * slope)) {
          high = step;
        } else if (dot(nextG, direction) < CURVATURE * slope) {
          low = step;
        } else {
          accepted = true;
          break;
        }
        step = high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * low;
      }
      if (!accepted) {
        // At the limit of double precision no step is better: the point is as good as it gets.
        return new Result(x, value, iteration, false);
      }
      remember(pairs, x, g, nextX, nextG);
      double[] swap = x;
      x = nextX;
      nextX = swap;
      swap = g;
      g = nextG;
      nextG = swap;
      value = nextValue;
      listener.updated(iteration, value);
    }
    return new Result(x, value, maxIterations, largest(g) <= tolerance);
  }

  private static void remember(
      Deque<Pair> pairs, double[] x, double[] g, double[] nextX, double[] nextG) {
    double[] s = new double[x.length];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      s[i] = nextX[i] - x[i];
      y[i] = nextG[i] - g[i];
    }
    double sy = dot(s, y);
    if (sy > 0) {
      if (pairs.size() == MEMORY) {
        pairs.removeFirst();
      }
      pairs.addLast(new Pair(s, y, 1 / sy));
    }
  }

  private static double[] direction(double[] g, Deque<Pair> pairs) {
    double[] q = g.clone();
    double[] alpha = new double[pairs.size()];
    int k = pairs.size();
    for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
      Pair pair = newestFirst.next();
      k--;
      alpha[k] = pair.rho * dot(pair.s, q);
      axpy(-alpha[k], pair.y, q);
    }
    if (!pairs.isEmpty()) {
      Pair newest = pairs.getLast();
      double gamma = 1 / (newest.rho * dot(newest.y, newest.y));
      for (int i = 0; i < q.length; i++) {
        q[i] *= gamma;
      }
    }
    for (Pair pair : pairs) {
      double beta = pair.rho * dot(pair.y, q);
      axpy(alpha[k] - beta, pair.s, q);
      k++;
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void axpy(double factor, double[] x, double[] into) {
    for (int i = 0; i < x.length; i++) {
      into[i] += factor * x[i];
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }
}
