package org.cytostudy.routes;

/** Those who wait for something to happen. */
public interface Notifications {

  /** Wakes the nodes whose question for work is open. */
  void wakeLeases();

  /** Hands an event to the browsers that watch its topic. */
  void publish(String eventJson);
}
