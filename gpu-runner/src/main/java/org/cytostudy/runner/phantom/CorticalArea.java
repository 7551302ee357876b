package org.cytostudy.runner.phantom;

import java.util.List;

/**
 * The areas of the synthetic cortex: the "overall" laminar figures of von Economo and Koskinas for
 * eight areas, and four stand-ins that are close to one of them. {@link #ISO} has the mean darkness
 * of {@link #FP1} at every depth, but fewer and larger cells: its layers III and V depend on the
 * pixel size and come from {@link IsoCalibration}. The stand-ins are ours and claim nothing about
 * brains.
 */
enum CorticalArea {
  M1("M1", .500, .733),
  ACC("ACC", .467, .167),
  FD("FD", .317, .200),
  FDB("FDb", .317, .533),
  FP1("Fp1", .117, .700),
  FP2("Fp2", .117, .267),
  ISO("iso", .300, .800),
  V1("V1", .950, .500),
  V2("V2", .817, .733),
  V2B("V2b", .817, .200),
  S1("S1", .667, .700),
  A1("A1", .667, .200);

  /** Index of layer V of {@link #M1}, whose deeper part holds the Betz cells. */
  static final int M1_LAYER_V = 3;

  /** Index of layer IVb of {@link #V1}, the stripe of Gennari. */
  static final int V1_LAYER_IVB = 4;

  /** Index of the upper part of layer VI of {@link #V1}. */
  static final int V1_LAYER_VI = 7;

  private static final int III = 2;
  private static final int V = 4;
  private static final double ISO_RADIUS_III_UM = 9;
  private static final double ISO_RADIUS_V_UM = 10.5;

  private final String label;
  private final double seedU;
  private final double seedV;

  CorticalArea(String label, double seedU, double seedV) {
    this.label = label;
    this.seedU = seedU;
    this.seedV = seedV;
  }

  /** The name as annotations carry it. */
  String label() {
    return label;
  }

  /** Centre of the area on the reference sheet, as a fraction of its width. */
  double seedU() {
    return seedU;
  }

  /** Centre of the area on the reference sheet, as a fraction of its height. */
  double seedV() {
    return seedV;
  }

  /** The canonical name of each layer of {@link #layers}; parts of a layer share its name. */
  List<LayerName> layerNames() {
    return switch (this) {
      case M1 -> List.of(LayerName.I, LayerName.III, LayerName.III, LayerName.V, LayerName.VI);
      case ACC -> List.of(LayerName.I, LayerName.III, LayerName.V, LayerName.VI);
      case V1 ->
          List.of(
              LayerName.I,
              LayerName.II,
              LayerName.III,
              LayerName.IV,
              LayerName.IV,
              LayerName.IV,
              LayerName.V,
              LayerName.VI,
              LayerName.VI);
      default -> List.of(LayerName.values());
    };
  }

  /** The layers from the pial surface to the white matter. */
  List<Layer> layers(IsoFactors iso) {
    return switch (this) {
      case M1 ->
          List.of(
              layer(.18, 7, 3),
              layer(.60, 34, 5),
              layer(.83, 19, 9),
              layer(.85, 16, 10),
              layer(1.25, 20, 8));
      case ACC ->
          List.of(layer(.27, 10, 3), layer(.60, 30, 8), layer(.65, 25, 9), layer(.80, 27.5, 6));
      case FD -> dorsalFrontal();
      case FDB ->
          replaced(
              dorsalFrontal(),
              List.of(2, 3, 4),
              List.of(
                  dorsalFrontal().get(2).scaled(.9, 1.15, 8),
                  dorsalFrontal().get(3).scaled(1.2, 1, 4),
                  dorsalFrontal().get(4).scaled(1, .85, 9)));
      case FP1 -> frontopolar();
      case FP2 ->
          replaced(
              frontopolar(),
              List.of(1, 2, 3),
              List.of(
                  frontopolar().get(1).scaled(1, .85, 4),
                  frontopolar().get(2).scaled(1.1, .9, 7),
                  frontopolar().get(3).scaled(.85, .85, 4)));
      case ISO ->
          replaced(
              frontopolar(),
              List.of(III, V),
              List.of(
                  frontopolar().get(III).scaled(1, iso.layer3(), ISO_RADIUS_III_UM),
                  frontopolar().get(V).scaled(1, iso.layer5(), ISO_RADIUS_V_UM)));
      // The fifth layer is IVb, the stripe of Gennari: pale in a cell stain.
      case V1 ->
          List.of(
              layer(.19, 9, 3),
              layer(.12, 150, 3),
              layer(.27, 100, 3.5),
              layer(.18, 150, 2.5),
              layer(.28, 60, 3),
              layer(.34, 220, 4),
              layer(.27, 45, 6),
              layer(.25, 140, 5),
              layer(.20, 20, 7));
      case V2 -> secondVisual();
      case V2B ->
          replaced(
              secondVisual(),
              List.of(1, 2, 5),
              List.of(
                  secondVisual().get(1).scaled(1, .85, 3.5),
                  secondVisual().get(2).scaled(1.15, .9, 5),
                  secondVisual().get(5).scaled(1, 1.15, 6)));
      case S1 ->
          List.of(
              layer(.25, 8, 3),
              layer(.30, 210, 2.5),
              layer(.45, 105, 2.5),
              layer(.30, 230, 2.5),
              layer(.20, 60, 7),
              layer(.50, 38.7, 7));
      case A1 ->
          List.of(
              layer(.26, 15, 3),
              layer(.30, 120, 3.5),
              layer(.70, 70, 5),
              layer(.55, 150, 3),
              layer(.50, 40, 4.5),
              layer(.60, 27.5, 7));
    };
  }

  private static List<Layer> dorsalFrontal() {
    return List.of(
        layer(.20, 9, 3),
        layer(.19, 75, 4),
        layer(.80, 24, 8),
        layer(.24, 85, 4),
        layer(.45, 22, 9),
        layer(.90, 25, 7));
  }

  private static List<Layer> frontopolar() {
    return List.of(
        layer(.22, 5, 3),
        layer(.15, 90, 4),
        layer(.60, 35, 6),
        layer(.30, 80, 4),
        layer(.40, 39, 7),
        layer(.70, 30, 6));
  }

  private static List<Layer> secondVisual() {
    return List.of(
        layer(.15, 3.5, 3),
        layer(.18, 150, 3.5),
        layer(.45, 71.7, 5),
        layer(.18, 240, 3.5),
        layer(.22, 70, 5),
        layer(.43, 55, 6));
  }

  private static Layer layer(double thicknessMm, double thousandCellsPerMm3, double radiusUm) {
    return new Layer(thicknessMm, thousandCellsPerMm3 * 1e3, radiusUm);
  }

  private static List<Layer> replaced(List<Layer> layers, List<Integer> at, List<Layer> with) {
    Layer[] result = layers.toArray(Layer[]::new);
    for (int i = 0; i < at.size(); i++) {
      result[at.get(i)] = with.get(i);
    }
    return List.of(result);
  }

  /**
   * Density of layers III and V of {@link #ISO} as a fraction of {@link #FP1}'s.
   *
   * @param layer3 0–1
   * @param layer5 0–1
   */
  record IsoFactors(double layer3, double layer5) {}
}
