package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.zarr.ZarrFixture;
import org.cytostudy.imaging.zarr.ZarrFixture.Coding;

class Zarr05ShardedContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(330, 210, PixelFormat.GREY8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ZarrFixture.v3(folder.resolve("a.zarr"))
        .axes("cyx")
        .chunk(1, 32, 32)
        .shards(false, 1, 3, 2)
        .coding(Coding.ZSTD)
        .write(pixels);
  }
}
