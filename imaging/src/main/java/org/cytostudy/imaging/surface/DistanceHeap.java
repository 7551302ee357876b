package org.cytostudy.imaging.surface;

import java.util.Arrays;

/** A binary heap of numbered events by distance, without objects. */
final class DistanceHeap {
  private double[] keys = new double[1024];
  private int[] events = new int[1024];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The smallest distance. */
  double key() {
    return keys[0];
  }

  void push(double key, int event) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (keys[parent] <= key) {
        break;
      }
      keys[at] = keys[parent];
      events[at] = events[parent];
      at = parent;
    }
    keys[at] = key;
    events[at] = event;
  }

  /** Takes the event of the smallest distance out. */
  int pop() {
    int event = events[0];
    double key = keys[--size];
    int moved = events[size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[at] = keys[child];
      events[at] = events[child];
      at = child;
    }
    keys[at] = key;
    events[at] = moved;
    return event;
  }
}
