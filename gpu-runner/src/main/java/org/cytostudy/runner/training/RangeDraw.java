package org.cytostudy.runner.training;

import java.util.function.IntPredicate;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Draws uniformly among those members of some ranges of an array that fit: random members are
 * tried, and only where few fit are all of them looked at.
 */
final class RangeDraw {
  private static final int TRIES = 48;

  private final int[] members;
  private final int[] starts;
  private final int[] ends;
  private int ranges;
  private int total;

  /**
   * @param members all that there are
   * @param most ranges that will be added
   */
  RangeDraw(int[] members, int most) {
    this.members = members;
    this.starts = new int[most];
    this.ends = new int[most];
  }

  void add(int start, int end) {
    starts[ranges] = start;
    ends[ranges++] = end;
    total += end - start;
  }

  int draw(IntPredicate fits, SeededRandom random) {
    for (int attempt = 0; attempt < TRIES && total > 0; attempt++) {
      int member = member(random.nextInt(total));
      if (fits.test(member)) {
        return member;
      }
    }
    int chosen = Neighbourhood.NONE;
    int fitting = 0;
    for (int i = 0; i < ranges; i++) {
      for (int m = starts[i]; m < ends[i]; m++) {
        // Keeping the k-th with probability 1/k leaves each of them equally probable.
        if (fits.test(members[m]) && random.nextInt(++fitting) == 0) {
          chosen = members[m];
        }
      }
    }
    return chosen;
  }

  private int member(int number) {
    int left = number;
    for (int i = 0; i < ranges; i++) {
      int size = ends[i] - starts[i];
      if (left < size) {
        return members[starts[i] + left];
      }
      left -= size;
    }
    throw new IllegalStateException("The number exceeds the members of the ranges");
  }
}
