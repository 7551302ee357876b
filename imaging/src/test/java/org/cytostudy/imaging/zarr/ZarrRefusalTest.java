package org.cytostudy.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrRefusalTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void nameStore() {
    store = folder.resolve("a.ome.zarr");
  }

  private ZarrSlideReader open() throws IOException {
    return ZarrSlideReader.open(store, null);
  }

  private void assertRefused(Problem problem, String what, String where) {
    assertThatThrownBy(
            () -> {
              try (ZarrSlideReader reader = open()) {
                SlideLevel level = reader.levels().getFirst();
                reader.read(0, 0, 0, (int) level.widthPx(), (int) level.heightPx());
              }
            })
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.getMessage()).contains(what);
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.where()).contains(where);
              assertThat(e.action()).isNotBlank();
            });
  }

  private void assertV2Refused(Problem problem, String what, Consumer<ObjectNode> change)
      throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    fixture.edit("0/.zarray", change);
    assertRefused(problem, what, "0/.zarray");
  }

  private void assertV3Refused(Problem problem, String what, Consumer<ObjectNode> change)
      throws IOException {
    ZarrFixture fixture = ZarrFixture.v3(store).shards(false, 2, 2);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    fixture.edit("0/zarr.json", change);
    assertRefused(problem, what, "0/zarr.json");
  }

  private void assertImageRefused(Problem problem, String what, Consumer<ObjectNode> change)
      throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    fixture.edit(".zattrs", root -> change.accept((ObjectNode) root.at("/multiscales/0")));
    assertRefused(problem, what, ".zattrs, /multiscales/0");
  }

  @Test
  void saysWhatItDoesNotReadOfFormat2() throws IOException {
    assertV2Refused(Problem.UNSUPPORTED, "<i2", root -> root.put("dtype", "<i2"));
    assertV2Refused(Problem.UNSUPPORTED, "order F", root -> root.put("order", "F"));
    assertV2Refused(
        Problem.UNSUPPORTED, "lzma", root -> root.putObject("compressor").put("id", "lzma"));
    assertV2Refused(
        Problem.UNSUPPORTED,
        "delta",
        root -> root.putArray("filters").addObject().put("id", "delta"));
    assertV2Refused(
        Problem.TOO_LARGE, "64 MiB", root -> root.putArray("chunks").add(50_000).add(50_000));
    assertV2Refused(
        Problem.UNSUPPORTED, "An array of 1 axes", root -> root.putArray("shape").add(60));
  }

  @Test
  void saysWhatItDoesNotReadOfFormat3() throws IOException {
    assertV3Refused(Problem.UNSUPPORTED, "int16", root -> root.put("data_type", "int16"));
    assertV3Refused(
        Problem.UNSUPPORTED,
        "rectilinear",
        root -> ((ObjectNode) root.get("chunk_grid")).put("name", "rectilinear"));
    assertV3Refused(
        Problem.UNSUPPORTED,
        "packbits",
        root -> ((ArrayNode) root.at("/codecs/0/configuration/codecs")).add("packbits"));
    assertV3Refused(
        Problem.UNSUPPORTED,
        "Storage transformers",
        root -> root.putArray("storage_transformers").addObject());
    assertV3Refused(
        Problem.UNSUPPORTED,
        "Shards within shards",
        root -> {
          ArrayNode inner = (ArrayNode) root.at("/codecs/0/configuration/codecs");
          inner.removeAll().add(root.at("/codecs/0").deepCopy());
        });
    assertV3Refused(
        Problem.UNSUPPORTED,
        "Shards within shards",
        root -> ((ArrayNode) root.get("codecs")).add("gzip"));
    assertV3Refused(
        Problem.UNSUPPORTED,
        "transposed",
        root ->
            ((ArrayNode) root.at("/codecs/0/configuration/codecs"))
                .insertObject(0)
                .put("name", "transpose")
                .putObject("configuration")
                .putArray("order")
                .add(1)
                .add(0));
    assertV3Refused(
        Problem.UNSUPPORTED,
        "key encoding",
        root -> ((ObjectNode) root.get("chunk_key_encoding")).put("name", "suffix"));
    assertV3Refused(
        Problem.TOO_LARGE,
        "more than",
        root ->
            ((ObjectNode) root.at("/chunk_grid/configuration"))
                .putArray("chunk_shape")
                .add(32 * 40_000)
                .add(48 * 40_000));
  }

  @Test
  void saysWhatIsBrokenInAnArray() throws IOException {
    assertV2Refused(Problem.CORRUPT, "“shape” is missing", root -> root.remove("shape"));
    assertV2Refused(Problem.CORRUPT, "between 1", root -> root.putArray("shape").add(0).add(9));
    assertV2Refused(Problem.CORRUPT, "an integer", root -> root.putArray("shape").add(1.5).add(9));
    assertV2Refused(
        Problem.CORRUPT, "the array 3", root -> root.putArray("shape").add(1).add(9).add(9));
    assertV2Refused(Problem.CORRUPT, "fill value", root -> root.put("fill_value", 256));
    assertV2Refused(Problem.CORRUPT, "separator", root -> root.put("dimension_separator", ".."));
    assertV3Refused(
        Problem.CORRUPT,
        "whole number",
        root ->
            ((ObjectNode) root.at("/chunk_grid/configuration"))
                .putArray("chunk_shape")
                .add(33)
                .add(48));
    assertV3Refused(
        Problem.CORRUPT,
        "No codec",
        root -> ((ArrayNode) root.at("/codecs/0/configuration/codecs")).removeAll());
    assertV3Refused(
        Problem.CORRUPT,
        "stands before",
        root -> ((ArrayNode) root.at("/codecs/0/configuration/codecs")).insert(0, "gzip"));
  }

  @Test
  void saysWhatIsBrokenInAnImage() throws IOException {
    assertImageRefused(Problem.UNSUPPORTED, "Version 0.3", image -> image.put("version", "0.3"));
    assertImageRefused(
        Problem.UNSUPPORTED, "before 0.4", image -> image.putArray("axes").add("y").add("x"));
    assertImageRefused(
        Problem.UNSUPPORTED,
        "axis “q”",
        image -> ((ObjectNode) image.at("/axes/0")).put("name", "q"));
    assertImageRefused(
        Problem.CORRUPT, "twice", image -> ((ObjectNode) image.at("/axes/0")).put("name", "x"));
    assertImageRefused(
        Problem.CORRUPT,
        "type “time”",
        image -> ((ObjectNode) image.at("/axes/0")).put("type", "time"));
    assertImageRefused(
        Problem.CORRUPT, "axes x and y", image -> ((ArrayNode) image.get("axes")).remove(0));
    assertImageRefused(Problem.CORRUPT, "no level", image -> image.putArray("datasets"));
    assertImageRefused(
        Problem.CORRUPT,
        "more than 0",
        image -> ((ArrayNode) image.at("/coordinateTransformations/0/scale")).set(0, -1));
    assertImageRefused(
        Problem.CORRUPT,
        "2 numbers",
        image -> ((ArrayNode) image.at("/coordinateTransformations/0/scale")).add(1));
    assertImageRefused(
        Problem.UNSUPPORTED,
        "affine",
        image -> ((ObjectNode) image.at("/coordinateTransformations/0")).put("type", "affine"));
  }

  @Test
  void refusesPathsThatLeaveTheStore() throws IOException {
    ZarrFixture.v2(folder.resolve("secret")).write(ZarrFixture.flat(60, 40, 7));
    for (String path : new String[] {"../secret/0", "/etc", "a/../../secret/0", "a\\b", "", "."}) {
      assertImageRefused(
          Problem.CORRUPT,
          "no folder within the store",
          image -> ((ObjectNode) image.at("/datasets/0")).put("path", path));
    }
  }

  @Test
  void refusesLinksWithinTheStore() throws IOException {
    ZarrFixture.v2(folder.resolve("secret")).write(ZarrFixture.flat(60, 40, 7));
    ZarrFixture.v2(store).write(ZarrFixture.flat(60, 40, 7));
    Path chunk = store.resolve("0/0/0");
    Files.delete(chunk);
    Files.createSymbolicLink(chunk, folder.resolve("secret/0/0/0"));
    assertRefused(Problem.UNSUPPORTED, "symbolic link", "0/0/0");
    Files.delete(chunk);
    Files.createSymbolicLink(chunk, chunk);
    assertRefused(Problem.UNSUPPORTED, "symbolic link", "0/0/0");
  }

  @Test
  void refusesACopyThatLostItsChunks() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    fixture.edit("0/.zarray", root -> root.put("dimension_separator", "."));
    assertRefused(Problem.TRUNCATED, "no chunk", "0");
    Files.delete(store.resolve("0/.zarray"));
    assertRefused(Problem.TRUNCATED, "no array “0”", "0");
  }

  @Test
  void refusesChunksThatAreNotWhatTheMetadataSay() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store);
    fixture.write(ZarrFixture.flat(60, 40, 7));
    Path chunk = store.resolve("0/0/1");
    Files.write(chunk, new byte[100]);
    assertRefused(Problem.CORRUPT, "decodes to 100 bytes", "0/0/1");
    Files.write(chunk, new byte[4 << 20]);
    assertRefused(Problem.TOO_LARGE, "allowed are", "0/0/1");
    for (String codec : new String[] {"zlib", "gzip", "zstd", "blosc"}) {
      Files.write(chunk, new byte[] {1, 2, 3});
      fixture.edit("0/.zarray", root -> root.putObject("compressor").put("id", codec));
      assertThatThrownBy(() -> open().read(0, 48, 0, 1, 1))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("0/0/1");
    }
    Files.delete(chunk);
    Files.createDirectories(chunk);
    assertThatThrownBy(() -> open().read(0, 48, 0, 1, 1))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("not a file");
  }

  @Test
  void refusesCompressedChunksThatDecodeToMore() throws IOException {
    for (ZarrFixture.Coding coding :
        new ZarrFixture.Coding[] {
          ZarrFixture.Coding.ZLIB, ZarrFixture.Coding.GZIP, ZarrFixture.Coding.ZSTD
        }) {
      ZarrFixture.v2(store).coding(coding).write(ZarrFixture.flat(60, 40, 7));
      Files.write(store.resolve("0/0/0"), coding.encode(new byte[3000]));
      assertRefused(Problem.CORRUPT, "more than 1536 bytes", "0/0/0");
    }
  }

  @Test
  void refusesShardsWhoseIndexIsBroken() throws IOException {
    ZarrFixture.v3(store).shards(false, 2, 2).write(ZarrFixture.flat(60, 40, 7));
    Path shard = store.resolve("0/c/0/0");
    byte[] sound = Files.readAllBytes(shard);
    byte[] changed = sound.clone();
    changed[sound.length - 20] ^= 1;
    Files.write(shard, changed);
    assertRefused(Problem.CORRUPT, "checksum", "0/c/0/0, index");
    Files.write(shard, Arrays.copyOf(sound, 30));
    assertRefused(Problem.TRUNCATED, "30 bytes", "0/c/0/0");
  }

  @Test
  void saysWhatAFolderIsThatHoldsNoImage() throws IOException {
    Files.createDirectories(store);
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.NOT_RECOGNISED));
    Files.writeString(store.resolve(".zattrs"), "{\"plate\": {}}");
    assertRefused(Problem.UNSUPPORTED, "plate", ".zattrs");
    Files.writeString(store.resolve(".zattrs"), "{}");
    assertRefused(Problem.UNSUPPORTED, "“multiscales” is missing", ".zattrs");
    Files.writeString(store.resolve(".zattrs"), "{\"a\": ");
    assertRefused(Problem.CORRUPT, "no JSON", ".zattrs");
    Files.writeString(store.resolve(".zattrs"), "[".repeat(100_000));
    assertRefused(Problem.CORRUPT, "depth", ".zattrs");
    Files.write(store.resolve(".zattrs"), new byte[5 << 20]);
    assertRefused(Problem.TOO_LARGE, "allowed are", ".zattrs");
    Files.delete(store.resolve(".zattrs"));
    Files.writeString(store.resolve("zarr.json"), "{\"node_type\": \"array\"}");
    assertRefused(Problem.UNSUPPORTED, "bare Zarr array", "zarr.json, /node_type");
  }

  @Test
  void refusesACollectionThatNamesWhatIsNotThere() throws IOException {
    ZarrFixture.v2(store.resolve("0")).write(ZarrFixture.flat(60, 40, 1));
    Files.writeString(store.resolve(".zattrs"), "{\"bioformats2raw.layout\": 3}");
    Files.createDirectories(store.resolve("OME"));
    Files.writeString(store.resolve("OME/.zattrs"), "{\"series\": [\"../b\"]}");
    assertRefused(Problem.CORRUPT, "no folder within the store", "OME/.zattrs, /series/0");
    Files.writeString(store.resolve("OME/.zattrs"), "{\"series\": [\"7\"]}");
    assertRefused(Problem.CORRUPT, "no such image", "OME/.zattrs, /series/0");
    Files.delete(store.resolve("OME/.zattrs"));
    Files.delete(store.resolve("0/.zattrs"));
    assertRefused(Problem.CORRUPT, "lists no image", ".zattrs");
  }
}
