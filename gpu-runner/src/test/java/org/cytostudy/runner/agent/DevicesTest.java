package org.cytostudy.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.runner.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
  private static final Device H100 =
      new Device(1, Device.Kind.NVIDIA, "NVIDIA H100 80GB HBM3", 81559L << 20);

  @TempDir Path folder;

  @Test
  void readsWhatNvidiaSmiPrintsAndSkipsWhatItDoesNotKnow() {
    assertThat(
            Devices.parseNvidia(
                List.of("0, NVIDIA H100 80GB HBM3, 81559", "1, NVIDIA, odd, 10", "[Not Found]")))
        .containsExactly(H100, new Device(2, Device.Kind.NVIDIA, "NVIDIA, odd", 10L << 20));
  }

  @Test
  void everyMachineHasTheCpuAsOneSlot() {
    Device cpu = Devices.find().getFirst();
    assertThat(cpu.kind()).isEqualTo(Device.Kind.CPU);
    assertThat(cpu.index()).isZero();
    assertThat(cpu.memoryBytes()).isPositive();
    assertThat(Devices.cudaOrdinals(List.of(0, 1, 3))).containsExactly(0, 2);
  }

  @Test
  void offersGpusOnlyWhereAWorkerCanUseThem() {
    assertThat(Devices.offered(List.of(H100), true)).hasSize(2).contains(H100);
    assertThat(Devices.offered(List.of(H100), false))
        .singleElement()
        .extracting(Device::kind)
        .isEqualTo(Device.Kind.CPU);
  }

  @Test
  void knowsALibtorchWithCudaByItsFolderAndFlavour() throws IOException {
    Map<String, String> complete =
        Map.of("PYTORCH_LIBRARY_PATH", "/nowhere:" + folder, "PYTORCH_FLAVOR", "cu128");
    assertThat(CudaLibrary.isIn(Map.of())).isFalse();
    assertThat(CudaLibrary.isIn(complete)).as("no library in the folder").isFalse();
    Files.createFile(folder.resolve(System.mapLibraryName("torch_cuda")));
    assertThat(CudaLibrary.isIn(complete)).isTrue();
    // Without a flavour DJL would load its binding for the CPU.
    assertThat(CudaLibrary.isIn(Map.of("PYTORCH_LIBRARY_PATH", folder.toString()))).isFalse();
  }
}
