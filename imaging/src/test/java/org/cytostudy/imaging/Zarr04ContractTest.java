package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.zarr.ZarrFixture;
import org.cytostudy.imaging.zarr.ZarrFixture.Coding;

class Zarr04ContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(201, 150, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ZarrFixture.v2(folder.resolve("a.zarr"))
        .axes("tczyx")
        .chunk(1, 1, 1, 32, 48)
        .coding(Coding.ZLIB)
        .write(pixels);
  }
}
