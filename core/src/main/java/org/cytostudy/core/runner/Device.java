package org.cytostudy.core.runner;

/**
 * A device of a node.
 *
 * @param index number on its node
 * @param kind CPU (the whole machine is one slot) or a GPU
 * @param name as the driver calls it
 * @param memoryBytes its memory
 */
public record Device(int index, Kind kind, String name, long memoryBytes) {

  /** What it is. */
  public enum Kind {
    CPU,
    NVIDIA
  }
}
