package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SomaKernelTest {
  @Test
  void weightsAddUpToTheAreaOfTheDiskInPixels() {
    for (double radiusUm : new double[] {2.5, 10, 30}) {
      for (double pixelSizeUm : new double[] {5, 20, 40, 80}) {
        double sum = 0;
        for (float weight : SomaKernel.of(radiusUm, pixelSizeUm).weights()) {
          sum += weight;
        }
        double radius = radiusUm / pixelSizeUm;
        assertThat(sum).isCloseTo(Math.PI * radius * radius, within(1e-5));
      }
    }
  }

  @Test
  void kernelIsSymmetricAndHeaviestInTheMiddle() {
    SomaKernel kernel = SomaKernel.of(30, 40);
    float[] w = kernel.weights();
    assertThat(kernel.reach()).isEqualTo(1);
    assertThat(w[4]).isGreaterThan(w[1]);
    assertThat(w[1]).isGreaterThan(w[0]);
    assertThat(w[0]).isEqualTo(w[8]);
    assertThat(w[1]).isCloseTo(w[3], within(1e-6f));
  }

  @Test
  void cellsAtTheImagesEdgeLoseWhatLiesOutside() {
    float[] image = new float[4];
    SomaKernel kernel = SomaKernel.of(30, 40);
    kernel.stamp(image, 2, 2, 0, 0, 2);
    assertThat(image[0]).isEqualTo(2 * kernel.weights()[4]);
    assertThat(image[3]).isEqualTo(2 * kernel.weights()[8]);
  }
}
