package org.cytostudy.runner.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.runner.Device;
import org.jspecify.annotations.Nullable;

/** An agent in a process of its own, to be killed. */
final class OtherAgent {
  private OtherAgent() {}

  public static void main(String[] args) throws Exception {
    new Agent(
            config(args[0], Path.of(args[1]), null),
            List.of(new Device(0, Device.Kind.CPU, "test", 1L << 30)))
        .run();
  }

  /** How every agent of these tests is set up. */
  static AgentConfig config(String address, Path temporary, @Nullable Path store) {
    return new AgentConfig(
        URI.create(address),
        temporary.resolve("token"),
        "node",
        temporary.resolve("agent"),
        store,
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FakeWorker.class.getName()),
        "test",
        Duration.ofSeconds(2),
        true,
        1L << 30);
  }
}
