package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.JpegMaker;
import org.cytostudy.imaging.tiff.TiffMaker;
import org.junit.jupiter.api.Nested;

/** The contract over layouts that the JDK's own TIFF writer does not write. */
class TiffLayoutsContractTest {

  private abstract static class Layout extends SlideReaderContractTest {
    private final PixelFormat format;
    private final int width;
    private final int tolerance;

    Layout(PixelFormat format, int width, int tolerance) {
      this.format = format;
      this.width = width;
      this.tolerance = tolerance;
    }

    abstract TiffMaker maker();

    @Override
    PixelBlock truth() {
      return smooth(width, 213, format);
    }

    @Override
    int tolerance() {
      return tolerance;
    }

    @Override
    Path write(Path folder, PixelBlock pixels) throws IOException {
      return maker().write(folder.resolve("a.tif"), pixels);
    }
  }

  @Nested
  class FloatsByBytesInZstandardTiles extends Layout {
    FloatsByBytesInZstandardTiles() {
      super(PixelFormat.GREY_FLOAT, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().tiles(64).zstandard(3);
    }
  }

  @Nested
  class BigEndianFloatsByBytesInStrips extends Layout {
    BigEndianFloatsByBytesInStrips() {
      super(PixelFormat.GREY_FLOAT, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigTiff().bigEndian().strips(17).deflate(3);
    }
  }

  @Nested
  class DifferencedFloats extends Layout {
    DifferencedFloats() {
      super(PixelFormat.GREY_FLOAT, 220, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigEndian().tiles(48).deflate(2);
    }
  }

  @Nested
  class PlainBigEndianFloats extends Layout {
    PlainBigEndianFloats() {
      super(PixelFormat.GREY_FLOAT, 220, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigEndian();
    }
  }

  @Nested
  class PlanesInZstandardTiles extends Layout {
    PlanesInZstandardTiles() {
      super(PixelFormat.RGB16, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigTiff().planar().tiles(64).zstandard(2).pyramid();
    }
  }

  @Nested
  class PlainPlanesOfOneLargeStripEach extends Layout {
    PlainPlanesOfOneLargeStripEach() {
      super(PixelFormat.RGB16, 3001, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigEndian().planar().strips(213);
    }
  }

  @Nested
  class BigEndianDifferencedColours extends Layout {
    BigEndianDifferencedColours() {
      super(PixelFormat.RGB16, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().bigEndian().tiles(64).deflate(2);
    }
  }

  @Nested
  class PackedPlanes extends Layout {
    PackedPlanes() {
      super(PixelFormat.RGB8, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().planar().strips(10).packBits();
    }
  }

  @Nested
  class SubsampledJpegWithSharedTables extends Layout {
    SubsampledJpegWithSharedTables() {
      super(PixelFormat.RGB8, 301, 6);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().tiles(64).jpeg(JpegMaker.Colours.Y_CB_CR);
    }
  }

  @Nested
  class JpegStripsInPlanes extends Layout {
    JpegStripsInPlanes() {
      super(PixelFormat.RGB8, 301, 6);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker().planar().strips(40).jpeg(JpegMaker.Colours.RGB);
    }
  }

  @Nested
  class AperioWithRgbInJpeg extends Layout {
    AperioWithRgbInJpeg() {
      super(PixelFormat.RGB8, 301, 6);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker()
          .tiles(64)
          .jpeg(JpegMaker.Colours.RGB)
          .pyramid()
          .description("Aperio Image Library v1\n301x213 (64x64) JPEG/RGB Q=97|MPP = 0.5");
    }
  }

  @Nested
  class OmeTiffOfOnePlane extends Layout {
    OmeTiffOfOnePlane() {
      super(PixelFormat.GREY16, 301, 0);
    }

    @Override
    TiffMaker maker() {
      return new TiffMaker()
          .tiles(64)
          .deflate(2)
          .pyramid()
          .description(
              "<OME><Image><Pixels SizeX=\"301\" SizeY=\"213\" SizeC=\"1\"><TiffData/></Pixels></Image></OME>");
    }
  }
}
