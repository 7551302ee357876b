package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerDialectTest {
  @TempDir Path folder;

  private Path write(TiffFixture fixture) throws IOException {
    return fixture.write(folder.resolve("a.tif"));
  }

  @Test
  void knowsFilesWhosePagesAreNotWhatTheySeem() throws IOException {
    TiffFixture hamamatsu = TiffFixture.classic();
    hamamatsu.page(20, 10).field(65_420, TiffFixture.LONG, 1);
    assertThat(ScannerDialect.of(write(hamamatsu))).contains(ScannerDialect.HAMAMATSU);
    TiffFixture leica = TiffFixture.classic();
    leica
        .page(20, 10)
        .text(
            Tag.IMAGE_DESCRIPTION,
            "<scn xmlns=\"http://www.leica-microsystems.com/scn/2010/10/01\"/>");
    assertThat(ScannerDialect.of(write(leica))).contains(ScannerDialect.LEICA);
    TiffFixture ventana = TiffFixture.classic();
    ventana.page(20, 10).text(700, "<EncodeInfo><iScan/></EncodeInfo>");
    assertThat(ScannerDialect.of(write(ventana))).contains(ScannerDialect.VENTANA);
  }

  @Test
  void leavesOtherFilesToTheirReaders() throws IOException {
    TiffFixture plain = TiffFixture.classic();
    plain.page(20, 10).text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library");
    assertThat(ScannerDialect.of(write(plain))).isEmpty();
    Path damaged = Files.write(folder.resolve("b.tif"), new byte[] {'I', 'I', 42, 0, 9});
    assertThat(ScannerDialect.of(damaged)).isEmpty();
    assertThat(ScannerDialect.of(Files.write(folder.resolve("c"), new byte[0]))).isEmpty();
  }
}
