package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.id.AttemptId;

/**
 * A node introduces itself, at start and after every reconnect.
 *
 * @param name the node's name; must be the one its token was made for
 * @param runnerVersion version and build of the runner; part of every step's cache key
 * @param cpuThreads hardware threads
 * @param devices its devices
 * @param attempts attempts whose workers still run here, adopted from an agent before
 */
public record Registration(
    String name,
    String runnerVersion,
    int cpuThreads,
    List<Device> devices,
    List<AttemptId> attempts) {
  public Registration {
    devices = List.copyOf(devices);
    attempts = List.copyOf(attempts);
  }
}
