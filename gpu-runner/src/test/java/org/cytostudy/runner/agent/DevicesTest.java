package org.cytostudy.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytostudy.core.runner.Device;
import org.junit.jupiter.api.Test;

class DevicesTest {

  @Test
  void readsWhatNvidiaSmiPrintsAndSkipsWhatItDoesNotKnow() {
    assertThat(
            Devices.parseNvidia(
                List.of("0, NVIDIA H100 80GB HBM3, 81559", "1, NVIDIA, odd, 10", "[Not Found]")))
        .containsExactly(
            new Device(1, Device.Kind.NVIDIA, "NVIDIA H100 80GB HBM3", 81559L << 20),
            new Device(2, Device.Kind.NVIDIA, "NVIDIA, odd", 10L << 20));
  }

  @Test
  void everyMachineHasTheCpuAsOneSlot() {
    Device cpu = Devices.find().getFirst();
    assertThat(cpu.kind()).isEqualTo(Device.Kind.CPU);
    assertThat(cpu.index()).isZero();
    assertThat(cpu.memoryBytes()).isPositive();
    assertThat(Devices.cudaOrdinals(List.of(0, 1, 3))).containsExactly(0, 2);
  }
}
