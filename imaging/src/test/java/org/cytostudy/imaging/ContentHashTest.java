package org.cytostudy.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
  @TempDir Path folder;

  private Path store() throws IOException {
    Path store = folder.resolve("a.zarr");
    Files.createDirectories(store.resolve("0/1"));
    Files.createDirectories(store.resolve("0.b"));
    Files.createDirectories(store.resolve("empty"));
    Files.writeString(store.resolve(".zattrs"), "{}");
    Files.writeString(store.resolve("0/1/10"), "ten");
    Files.writeString(store.resolve("0/1/9"), "nine");
    Files.writeString(store.resolve("0.b/x"), "x");
    Files.writeString(store.resolve("\u00e9"), "umlaut");
    Files.writeString(store.resolve("\uff5e"), "wide");
    Files.writeString(store.resolve("\ud83e\udde0"), "brain");
    return store;
  }

  private static ContentHash hash(Path image) throws IOException {
    return ContentHash.of(image, bytes -> {});
  }

  /** The value was printed by GNU find, sort and sha256sum for the same folder. */
  @Test
  void hashesAFolderAsTheToolsOfTheSystemDo() throws IOException {
    ContentHash hash = hash(store());
    assertThat(hash.sha256().hex())
        .isEqualTo("f28e328b92d0cc932216c808bf2b6c84fa60ae1e6153a7b0dcee30a7b68c62f7");
    assertThat(hash.files()).isEqualTo(7);
    assertThat(hash.bytes()).isEqualTo(25);
  }

  @Test
  void hashesAFileByItsBytes() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tif"), "image");
    assertThat(hash(file)).isEqualTo(new ContentHash(Sha256.of("image"), 5, 1));
  }

  /** The list was written by hand; the digest of each line's file and of the list are SHA-256. */
  @Test
  void hashesAScannersFileTogetherWithThoseThatHoldItsPixels() throws IOException {
    Path mirax = Files.writeString(folder.resolve("a.mrxs"), "preview");
    assertThat(hash(mirax)).isEqualTo(new ContentHash(Sha256.of("preview"), 7, 1));
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/Data0000.dat"), "pixels");
    String list =
        "%s  a.mrxs\n%s  a/Data0000.dat\n".formatted(Sha256.of("preview"), Sha256.of("pixels"));
    assertThat(hash(mirax)).isEqualTo(new ContentHash(Sha256.of(list), 13, 2));

    String names = "[Virtual Microscope Specimen]\nImageFile=b.jpg\nMapFile=../c\nMacroImage=\n";
    Path vms = Files.writeString(folder.resolve("b.vms"), names);
    Files.writeString(folder.resolve("b.jpg"), "pixels");
    list = "%s  b.jpg\n%s  b.vms\n".formatted(Sha256.of("pixels"), Sha256.of(names));
    assertThat(hash(vms).sha256()).isEqualTo(Sha256.of(list));
  }

  @Test
  void changesWithEveryByteAndEveryName() throws IOException {
    Path store = store();
    ContentHash before = hash(store);
    Files.writeString(store.resolve("0/1/9"), "Nine");
    ContentHash changed = hash(store);
    assertThat(changed.sha256()).isNotEqualTo(before.sha256());
    Files.writeString(store.resolve("0/1/9"), "nine");
    assertThat(hash(store)).isEqualTo(before);
    Files.move(store.resolve("0/1/9"), store.resolve("0/1/8"));
    assertThat(hash(store).sha256()).isNotEqualTo(before.sha256());
  }

  @Test
  void tellsOfEveryByteItReads() throws IOException {
    AtomicLong read = new AtomicLong();
    ContentHash hash = ContentHash.of(store(), read::addAndGet);
    assertThat(read).hasValue(hash.bytes());
  }

  @Test
  void refusesWhatIsNoFileAndNoFolder() throws IOException {
    Path store = store();
    Files.createSymbolicLink(store.resolve("0/link"), store);
    assertThatThrownBy(() -> hash(store))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("0/link");
  }

  @Test
  void refusesNamesThatOtherToolsWriteDifferently() throws IOException {
    Path store = store();
    Files.writeString(store.resolve("a\nb"), "two lines");
    assertThatThrownBy(() -> hash(store))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("control character");
  }

  @Test
  void refusesFoldersThatAreEmptyOrTooDeep() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("b.zarr"));
    assertThatThrownBy(() -> hash(empty))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("no file");
    Files.createDirectories(empty.resolve("a/".repeat(40)));
    assertThatThrownBy(() -> hash(empty))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("32 deep");
  }
}
