package org.cytostudy.imaging.fuzz;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.cytostudy.imaging.ImageIoTiff;
import org.cytostudy.imaging.SlideReaderContractTest;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.JpegMaker.Colours;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TiffMaker;

/** Small sound files of every format, layout and compression that is read. */
final class FuzzCorpus {
  private static final String OME =
      """
      <?xml version="1.0"?><OME UUID="urn:uuid:1"><Image Name="stack"><Pixels DimensionOrder="XYCZT"\
       SizeX="40" SizeY="30" SizeZ="2" SizeC="2" SizeT="1" PhysicalSizeX="0.5" PhysicalSizeXUnit="µm">\
      <Channel Name="DAPI" SamplesPerPixel="1"/><Channel Name="NeuN" SamplesPerPixel="1"/>\
      <TiffData IFD="0" FirstZ="0" FirstC="0" PlaneCount="2"><UUID FileName="a">urn:uuid:1</UUID>\
      </TiffData><TiffData IFD="2" FirstZ="1" PlaneCount="2"/></Pixels></Image></OME>""";

  private final Path file;
  private final List<byte[]> files = new ArrayList<>();

  private FuzzCorpus(Path file) {
    this.file = file;
  }

  /** Makes them, one after the other, in a file that may be overwritten. */
  static List<byte[]> make(Path file) throws IOException {
    FuzzCorpus corpus = new FuzzCorpus(file);
    corpus.tiffs();
    corpus.dialects();
    corpus.others();
    return corpus.files;
  }

  private static PixelBlock pixels(PixelFormat format) {
    return SlideReaderContractTest.smooth(40, 30, format);
  }

  private void tiffs() throws IOException {
    PixelBlock grey = pixels(PixelFormat.GREY8);
    PixelBlock grey16 = pixels(PixelFormat.GREY16);
    PixelBlock rgb = pixels(PixelFormat.RGB8);
    PixelBlock rgb16 = pixels(PixelFormat.RGB16);
    PixelBlock floats = pixels(PixelFormat.GREY_FLOAT);
    add(new TiffMaker().strips(8), grey);
    add(new TiffMaker().bigEndian().bigTiff().strips(8), grey16);
    add(new TiffMaker().planar().tiles(16), rgb16);
    add(new TiffMaker().tiles(16).deflate(2).pyramid(), rgb);
    add(new TiffMaker().bigTiff().tiles(16).deflate(3), floats);
    add(new TiffMaker().bigEndian().strips(7).deflate(2), floats);
    add(new TiffMaker().tiles(16).zstandard(2), grey16);
    add(new TiffMaker().bigEndian().planar().strips(7).zstandard(1), rgb);
    add(new TiffMaker().strips(7).packBits(), rgb);
    add(new TiffMaker().tiles(16).jpeg(Colours.Y_CB_CR).pyramid(), rgb);
    add(new TiffMaker().strips(8).jpeg(Colours.RGB), rgb);
    add(new TiffMaker().tiles(16).jpeg(Colours.RGB), grey);
    for (String compression : List.of("LZW", "PackBits", "ZLib", "JPEG")) {
      ImageIoTiff.write(file, rgb, compression, 16, ByteOrder.BIG_ENDIAN);
      files.add(Files.readAllBytes(file));
    }
    ImageIoTiff.write(file, grey16, "LZW", 0, ByteOrder.LITTLE_ENDIAN);
    files.add(Files.readAllBytes(file));
    try (PyramidWriter writer =
        PyramidWriter.create(file, 300, 30, PixelFormat.GREY8, OptionalDouble.of(1))) {
      writer.writeRows(new byte[300 * 30], 30);
      writer.finish();
    }
    files.add(Files.readAllBytes(file));
  }

  private void dialects() throws IOException {
    PixelBlock grey = pixels(PixelFormat.GREY8);
    add(new TiffMaker().strips(8).deflate(1).description(OME), grey, grey, grey, grey);
    add(new TiffMaker().bigTiff().tiles(16).pyramid().description(OME), grey, grey, grey, grey);
    String imageJ = "ImageJ=1.53t\nimages=4\nchannels=2\nslices=2\nunit=\\u00B5m\nmax=255.0\n";
    add(new TiffMaker().strips(30).description(imageJ), grey, grey, grey, grey);
    add(new TiffMaker().strips(30).description("ImageJ=1.53t\nimages=2\nslices=2\n"), grey);
    add(
        new TiffMaker()
            .tiles(16)
            .jpeg(Colours.RGB)
            .description("Aperio Image Library v1\n40x30 (16x16) JPEG/RGB Q=97|MPP = 0.5"),
        pixels(PixelFormat.RGB8));
    add(new TiffMaker().strips(30), grey, grey);
  }

  private void others() throws IOException {
    for (PixelFormat format : List.of(PixelFormat.RGB8, PixelFormat.GREY8)) {
      for (String name : List.of("png", "jpeg")) {
        Files.deleteIfExists(file);
        ImageIO.write(pixels(format).toImage(), name, file.toFile());
        files.add(Files.readAllBytes(file));
      }
    }
  }

  private void add(TiffMaker maker, PixelBlock... pages) throws IOException {
    files.add(Files.readAllBytes(maker.write(file, pages)));
  }
}
