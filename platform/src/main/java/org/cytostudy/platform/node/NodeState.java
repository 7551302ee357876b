package org.cytostudy.platform.node;

/** How a node is. */
enum NodeState {
  ONLINE,
  /** It missed two beats, or never came. */
  UNREACHABLE,
  /** It finishes what it has and takes nothing new. */
  DRAINING
}
