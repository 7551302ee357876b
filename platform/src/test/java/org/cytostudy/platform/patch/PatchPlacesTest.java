package org.cytostudy.platform.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.PatchLocator.Located;
import org.cytostudy.platform.testing.PatchIndexFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchPlacesTest {
  private static final Space MNI = Space.parse("mni@2009");
  private static final Space CCF = Space.parse("ccf@3");

  @TempDir private Path folder;

  private PatchPlaces twoSpaces() throws IOException {
    Path file = folder.resolve("index.parquet");
    PatchIndexFile.write(
        file,
        """
        (0::BIGINT, 'a', 1, 'i1', 10.5, 20.5, 0.0, 'V1', 'mni@2009', 0.0, 0.0, 0.0),
        (1, 'b', 7, 'i2', 11.5, 21.5, 90.0, NULL, 'ccf@3', 0.0, 0.0, 0.0),
        (2, 'a', 1, 'i1', 12.5, 22.5, -30.0, 'V2', 'mni@2009', 3.0, 0.0, 0.0),
        (3, 'a', 2, 'i3', 13.5, 23.5, 0.0, NULL, 'mni@2009', NULL, NULL, NULL)
        """);
    return PatchPlaces.read(file);
  }

  @Test
  void findsTheNearestPatchOfItsSpace() throws IOException {
    PatchPlaces places = twoSpaces();
    assertThat(places.at(point(MNI, 1.6, 0, 0), 5)).contains(new Located(2, 1.4));
    assertThat(places.at(point(MNI, 1.4, 0, 0), 5)).contains(new Located(0, 1.4));
    assertThat(places.at(point(CCF, 0, 2, 0), 5)).contains(new Located(1, 2));
    assertThat(places.at(point(MNI, 1.4, 0, 0), 1)).isEmpty();
    assertThat(places.spaces()).containsExactlyInAnyOrder(MNI, CCF);
    assertThat(places.at(point(Space.parse("mni@2006"), 0, 0, 0), 5)).isEmpty();
  }

  @Test
  void listsThePatchesOfAnImageInPieces() throws IOException {
    PatchPlaces places = twoSpaces();
    assertThat(places.ofImage("i1", -1, 10)).extracting("id").containsExactly(0L, 2L);
    assertThat(places.ofImage("i1", -1, 1)).extracting("id").containsExactly(0L);
    assertThat(places.ofImage("i1", 0, 10)).extracting("id").containsExactly(2L);
    assertThat(places.ofImage("i1", 2, 10)).isEmpty();
    assertThat(places.ofImage("unknown", -1, 10)).isEmpty();
    assertThat(places.patch(2))
        .isEqualTo(new PatchPlaces.Patch(2, "a", 1, "i1", 12.5, 22.5, -30, "V2"));
    assertThat(places.patch(1).area()).isNull();
  }

  @Test
  void patchesOnASheetHaveNoPlaceInASpace() throws IOException {
    Path file = folder.resolve("flat.parquet");
    PatchIndexFile.writeFlat(
        file, "(0::BIGINT, 'a', 1, 'i1', 10.5, 20.5, 0.0, 'V1', 'phantom-sheet/2')");
    PatchPlaces places = PatchPlaces.read(file);
    assertThat(places.spaces()).isEmpty();
    assertThat(places.sheets()).containsExactly("phantom-sheet/2");
    assertThat(places.count()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoIndexIsAnErrorWithItsReason() throws IOException {
    Path file = Files.writeString(folder.resolve("no.parquet"), "PAR1 or so");
    assertThatThrownBy(() -> PatchPlaces.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("patch index");
  }

  private static SpacePoint point(Space space, double xMm, double yMm, double zMm) {
    return new SpacePoint(space, new PointMm(xMm, yMm, zMm));
  }
}
