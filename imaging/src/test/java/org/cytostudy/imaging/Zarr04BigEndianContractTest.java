package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.zarr.ZarrFixture;
import org.cytostudy.imaging.zarr.ZarrFixture.Coding;

class Zarr04BigEndianContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(130, 170, PixelFormat.GREY16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ZarrFixture.v2(folder.resolve("a.zarr"))
        .axes("xzy")
        .chunk(40, 3, 32)
        .bigEndian()
        .separator(".")
        .coding(Coding.GZIP)
        .write(pixels);
  }
}
