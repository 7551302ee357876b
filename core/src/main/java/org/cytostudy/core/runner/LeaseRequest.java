package org.cytostudy.core.runner;

import java.util.List;

/**
 * Asks for work.
 *
 * @param freeDevices indices of the devices that hold no worker
 * @param waitSeconds how long the platform may keep the question open, 0–60
 */
public record LeaseRequest(List<Integer> freeDevices, int waitSeconds) {
  public LeaseRequest {
    freeDevices = List.copyOf(freeDevices);
    if (waitSeconds < 0 || waitSeconds > 60) {
      throw new IllegalArgumentException("waitSeconds must be between 0 and 60");
    }
  }
}
