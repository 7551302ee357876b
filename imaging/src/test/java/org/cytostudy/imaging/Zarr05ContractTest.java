package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.zarr.ZarrFixture;
import org.cytostudy.imaging.zarr.ZarrFixture.Coding;

class Zarr05ContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(140, 150, PixelFormat.RGB16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ZarrFixture.v3(folder.resolve("a.zarr"))
        .axes("yxc")
        .chunk(32, 48, 3)
        .bigEndian()
        .separator(".")
        .coding(Coding.CHECKED)
        .write(pixels);
  }
}
