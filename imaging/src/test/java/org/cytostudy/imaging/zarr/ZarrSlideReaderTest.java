package org.cytostudy.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrSlideReaderTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void nameStore() {
    store = folder.resolve("a.ome.zarr");
  }

  private ZarrSlideReader open() throws IOException {
    return ZarrSlideReader.open(store, null);
  }

  @Test
  void showsDatasetsAsLevelsAndLeavesOutThoseThatAreNone() throws IOException {
    ZarrFixture fixture = ZarrFixture.v3(store).group("micrometer", 0.25);
    fixture.level(0, 1, ZarrFixture.flat(101, 80, 1)).level(1, 2, ZarrFixture.flat(51, 40, 2));
    fixture.level(2, 4, ZarrFixture.flat(40, 40, 3)).level(3, 4, ZarrFixture.flat(26, 20, 4));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.levels()).extracting(SlideLevel::widthPx).containsExactly(101L, 51L, 26L);
      assertThat(reader.levels()).extracting(SlideLevel::downsample).containsExactly(1., 2., 4.);
      assertThat(reader.read(2, 25, 19, 1, 1).sample(0, 0, 0)).isEqualTo(4);
      assertThat(reader.warnings()).singleElement().asString().contains("“2”", "proportions");
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.25, PixelCalibration.Source.OME_ZARR));
      assertThat(reader.compression()).isEqualTo("none");
      assertThat(reader.associated()).isEmpty();
    }
  }

  @Test
  void showsTheFillValueWhereAChunkWasNeverWritten() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    fixture.edit("0/.zarray", root -> root.put("fill_value", 255));
    Files.delete(store.resolve("0/1/1"));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.read(0, 47, 32, 2, 1).samples()).containsExactly(7, 255);
    }
  }

  @Test
  void showsTheFillValueWhereAShardLacksAChunk() throws IOException {
    ZarrFixture fixture = ZarrFixture.v3(store).chunk(8, 8).shards(true, 4, 2);
    fixture.write(ZarrFixture.flat(20, 32, 7));
    fixture.edit("0/zarr.json", root -> root.put("fill_value", 9));
    Path shard = store.resolve("0/c/0/0");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(shard)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0, -1).putLong(8, -1);
    byte[] index = Arrays.copyOf(bytes.array(), 16 * 8);
    CRC32C checksum = new CRC32C();
    checksum.update(index);
    bytes.putInt(16 * 8, (int) checksum.getValue());
    Files.write(shard, bytes.array());
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.read(0, 7, 0, 2, 1).samples()).containsExactly(9, 7);
      assertThat(reader.read(0, 7, 8, 2, 1).samples()).containsExactly(7, 7);
    }
    Files.delete(shard);
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.read(0, 7, 8, 2, 1).samples()).containsExactly(9, 9);
    }
  }

  @Test
  void readsFloatingPointSamplesAndTheirFillValue() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store).chunk(1, 2).group("nanometer", 500);
    fixture.dataset("0", 1);
    byte[] data =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(0.5f)
            .putFloat(-2)
            .putFloat(1e9f)
            .putFloat(3)
            .array();
    fixture.array("0", new int[] {1, 4}, 4, data);
    fixture.edit("0/.zarray", root -> root.put("fill_value", "NaN"));
    Files.delete(store.resolve("0/0/1"));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.format()).isEqualTo(PixelFormat.GREY_FLOAT);
      PixelBlock block = reader.read(0, 0, 0, 4, 1);
      assertThat(block.value(0, 0, 0)).isEqualTo(0.5);
      assertThat(block.value(1, 0, 0)).isEqualTo(-2);
      assertThat(block.value(2, 0, 0)).isNaN();
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.5, PixelCalibration.Source.OME_ZARR));
    }
  }

  /** Every sample says where it belongs: 100 t + 20 c + 4 z + 2 y + x. */
  private void writeStack(ZarrFixture fixture) throws IOException {
    fixture.axes("tczyx").group("micrometer", 0.5);
    fixture.dataset("0", 1);
    byte[] data = new byte[2 * 2 * 3 * 2 * 2];
    int at = 0;
    for (int t = 0; t < 2; t++) {
      for (int c = 0; c < 2; c++) {
        for (int z = 0; z < 3; z++) {
          for (int pixel = 0; pixel < 4; pixel++) {
            data[at++] = (byte) (100 * t + 20 * c + 4 * z + pixel);
          }
        }
      }
    }
    fixture.array("0", new int[] {2, 2, 3, 2, 2}, 1, data);
  }

  @Test
  void asksWhichPlaneOfSeveralAndReadsTheChosenOne() throws IOException {
    writeStack(ZarrFixture.v3(store).chunk(2, 1, 2, 2, 2));
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            PlaneChoiceException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.SEVERAL_PLANES);
              ImageSeries series = e.series().getFirst();
              assertThat(series.channels()).hasSize(2);
              assertThat(series.zCount()).isEqualTo(3);
              assertThat(series.timeCount()).isEqualTo(2);
            });
    try (ZarrSlideReader reader = ZarrSlideReader.open(store, new ImagePlane(0, 1, 2, 1))) {
      assertThat(reader.read(0, 0, 0, 2, 2).samples())
          .containsExactly((byte) 128, (byte) 129, (byte) 130, (byte) 131);
    }
    assertThatThrownBy(() -> ZarrSlideReader.open(store, new ImagePlane(0, 2, 0, 0)))
        .isInstanceOfSatisfying(
            PlaneChoiceException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_PLANE));
  }

  @Test
  void takesThreeChannelsAsColoursUnlessTheFileShowsThemInOthers() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store).axes("cyx").chunk(3, 2, 2);
    byte[] samples = {1, 2, 3, 4, 5, 6};
    fixture.write(new PixelBlock(2, 1, PixelFormat.RGB8, samples));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.format()).isEqualTo(PixelFormat.RGB8);
      assertThat(reader.read(0, 0, 0, 2, 1).samples()).isEqualTo(samples);
      assertThat(reader.warnings()).anyMatch(text -> text.contains("red, green and blue"));
    }
    fixture.edit(
        ".zattrs",
        root -> {
          ArrayNode channels = root.putObject("omero").putArray("channels");
          channels.addObject().put("color", "0000FF").put("label", "DAPI");
          channels.addObject().put("color", "00FF00").put("label", "GFAP");
          channels.addObject().put("color", "FF0000").put("label", "NeuN");
        });
    assertThatThrownBy(this::open)
        .isInstanceOf(PlaneChoiceException.class)
        .hasMessageContaining("GFAP");
    try (ZarrSlideReader reader = ZarrSlideReader.open(store, new ImagePlane(0, 1, 0, 0))) {
      assertThat(reader.format()).isEqualTo(PixelFormat.GREY8);
      assertThat(reader.read(0, 0, 0, 2, 1).samples()).containsExactly(2, 5);
      assertThat(reader.descriptions().get(".zattrs, /omero")).contains("GFAP");
    }
  }

  @Test
  void readsTheImagesOfACollectionAsSeries() throws IOException {
    ZarrFixture.v2(store.resolve("0")).write(ZarrFixture.flat(60, 40, 1));
    ZarrFixture.v2(store.resolve("1")).write(ZarrFixture.flat(30, 20, 2));
    Files.writeString(store.resolve(".zattrs"), "{\"bioformats2raw.layout\": 3}");
    Files.createDirectories(store.resolve("OME"));
    Files.writeString(store.resolve("OME/METADATA.ome.xml"), "<OME><Image Name='Mrs Doe'/></OME>");
    assertThatThrownBy(this::open).isInstanceOf(PlaneChoiceException.class);
    try (ZarrSlideReader reader = ZarrSlideReader.open(store, new ImagePlane(1, 0, 0, 0))) {
      assertThat(reader.read(0, 29, 19, 1, 1).sample(0, 0, 0)).isEqualTo(2);
      assertThat(reader.descriptions().get("OME/METADATA.ome.xml")).contains("Mrs Doe");
    }
    Files.writeString(store.resolve("OME/.zattrs"), "{\"series\": [\"1\"]}");
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.levels().getFirst().widthPx()).isEqualTo(30);
    }
  }

  @Test
  void opensAStoreThatIsReachedByALink() throws IOException {
    ZarrFixture.v2(folder.resolve("real")).write(ZarrFixture.flat(60, 40, 7));
    Files.createSymbolicLink(store, folder.resolve("real"));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.read(0, 59, 39, 1, 1).sample(0, 0, 0)).isEqualTo(7);
    }
  }
}
