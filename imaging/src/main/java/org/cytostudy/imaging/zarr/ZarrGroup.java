package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;

/**
 * The OME metadata of a group of the store.
 *
 * @param path of the group; empty for the store itself
 * @param version of OME-Zarr that its format of Zarr belongs to
 * @param ome holds {@code multiscales} and what stands beside it
 */
record ZarrGroup(String path, String version, Json ome) {
  private static final int MAX_SERIES = 256;
  private static final int MAX_MULTISCALES = 64;

  /**
   * The images of a store, in the order in which they are counted.
   *
   * @throws ImageFormatException if there is none, saying what there is instead
   */
  static List<OmeImage> images(ZarrStore store, ZarrGroup root) throws IOException {
    Json ome = root.ome;
    if (ome.find("multiscales").isPresent()) {
      return root.images();
    }
    if (ome.find("plate").isPresent() || ome.find("well").isPresent()) {
      throw new ImageFormatException(
          Problem.UNSUPPORTED,
          "The store is a plate of many wells",
          ome.where(),
          "Name the folder of one image in it, such as A/1/0");
    }
    if (ome.find("bioformats2raw.layout").isPresent()) {
      return collection(store, root);
    }
    throw new ImageFormatException(
        Problem.UNSUPPORTED,
        "The store is Zarr, but says nothing of an image: “multiscales” is missing",
        ome.where(),
        "Name the folder that holds the image, or write the store anew as OME-Zarr 0.4 or 0.5");
  }

  /** Reads the metadata of the store itself. */
  static ZarrGroup root(ZarrStore store) throws IOException {
    Optional<ZarrGroup> root = read(store, "");
    if (root.isPresent()) {
      return root.get();
    }
    boolean array = Json.read(store, ".zarray").isPresent();
    throw new ImageFormatException(
        array ? Problem.UNSUPPORTED : Problem.NOT_RECOGNISED,
        array
            ? "The folder is a bare Zarr array, which does not say what its axes are"
            : "The folder is no OME-Zarr store: it has neither .zattrs nor zarr.json",
        null,
        "Name the folder that holds .zattrs or zarr.json with “multiscales” in it");
  }

  private static Optional<ZarrGroup> read(ZarrStore store, String path) throws IOException {
    Optional<Json> v3 = Json.read(store, ZarrStore.join(path, "zarr.json"));
    if (v3.isPresent()) {
      Json nodeType = v3.get().get("node_type");
      if (!nodeType.text().equals("group")) {
        throw nodeType.unsupported("A bare Zarr array does not say what its axes are");
      }
      Json attributes = v3.get().get("attributes");
      return Optional.of(new ZarrGroup(path, "0.5", attributes.get("ome")));
    }
    return Json.read(store, ZarrStore.join(path, ".zattrs"))
        .map(attributes -> new ZarrGroup(path, "0.4", attributes));
  }

  private List<OmeImage> images() throws ImageFormatException {
    // Since 0.5 the version stands once, beside “multiscales”.
    String stated = ome.text("version", version);
    if (!stated.equals(version)) {
      throw ome.get("version")
          .unsupported("Version " + stated + " of OME-Zarr is not read here, only 0.4 and 0.5");
    }
    List<OmeImage> images = new ArrayList<>();
    for (Json place : ome.get("multiscales").items(MAX_MULTISCALES)) {
      images.add(OmeImage.parse(place, path, version, ome.find("omero")));
    }
    if (images.isEmpty()) {
      throw ome.get("multiscales").corrupt("The store lists no image");
    }
    return images;
  }

  /** What bioformats2raw writes: numbered groups, whose order another group may state. */
  private static List<OmeImage> collection(ZarrStore store, ZarrGroup root) throws IOException {
    root.ome.get("bioformats2raw.layout").integer(3, 3);
    List<OmeImage> images = new ArrayList<>();
    Optional<Json> listed = read(store, "OME").flatMap(group -> group.ome.find("series"));
    if (listed.isPresent()) {
      for (Json item : listed.get().items(MAX_SERIES)) {
        if (!ZarrStore.staysInside(item.text())) {
          throw item.corrupt("“" + item.text() + "” is no folder within the store");
        }
        ZarrGroup group =
            read(store, item.text()).orElseThrow(() -> item.corrupt("The store has no such image"));
        images.addAll(group.images());
      }
    } else {
      for (int i = 0; i < MAX_SERIES; i++) {
        Optional<ZarrGroup> group = read(store, String.valueOf(i));
        if (group.isEmpty()) {
          break;
        }
        images.addAll(group.get().images());
      }
    }
    if (images.isEmpty()) {
      throw root.ome.corrupt("The store lists no image");
    }
    return images;
  }
}
