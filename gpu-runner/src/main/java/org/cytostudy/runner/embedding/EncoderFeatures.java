package org.cytostudy.runner.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cytostudy.runner.network.EncoderFile;
import org.cytostudy.runner.network.ResidualNetwork;
import org.cytostudy.runner.network.ResidualNetwork.Mode;
import org.cytostudy.runner.network.Weights;
import org.cytostudy.runner.torch.Torch;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;

/** The pooled output of an encoder in inference mode, as {@link EncoderFile} stores it. */
final class EncoderFeatures implements PixelFeatures {
  private final Torch torch;
  private final Weights weights;
  private final EncoderFile file;
  private final ResidualNetwork network;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

  private EncoderFeatures(Torch torch, EncoderFile file, Weights weights) {
    this.torch = torch;
    this.file = file;
    this.weights = weights;
    this.network = new ResidualNetwork(weights);
  }

  static EncoderFeatures open(StepContext context) throws IOException {
    EncoderFile file = EncoderFile.read(context.input("model").path());
    Torch torch = Torch.open(context.manifest().threads());
    Weights weights = Weights.of(file.layout(), torch.manager(), file.values(), false);
    return new EncoderFeatures(torch, file, weights);
  }

  @Override
  public int dimension() {
    return file.layout().featureDimension();
  }

  @Override
  public void extract(int count, byte[] patches, int sidePx, float[] into) {
    if (sidePx != file.input().patchPx()) {
      throw StepFailure.data(
          "patch-size-differs",
          "The model was trained on patches of "
              + file.input().patchPx()
              + " pixels, these have "
              + sidePx,
          "patches",
          "Sample with the model's patch size and pixel size");
    }
    int pixels = count * sidePx * sidePx;
    try (NDManager batch = weights.manager().newSubManager()) {
      NDArray x =
          batch.create(
              normalised(patches, pixels), new Shape(count, 1, sidePx, sidePx), DataType.FLOAT32);
      float[] features = network.features(x, Mode.INFERENCE).toFloatArray();
      System.arraycopy(features, 0, into, 0, features.length);
    }
  }

  /** (intensity/255 − mean) / sd, the encoder's input, in native byte order. */
  private ByteBuffer normalised(byte[] patches, int pixels) {
    int bytes = pixels * Float.BYTES;
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes + 64).alignedSlice(64);
    }
    float[] table = file.input().lookup();
    ByteBuffer target = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
    for (int i = 0; i < pixels; i++) {
      target.putFloat(i * Float.BYTES, table[patches[i] & 0xFF]);
    }
    return target;
  }

  @Override
  public void close() {
    weights.close();
    torch.close();
  }
}
