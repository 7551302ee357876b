package org.cytostudy.runner.phantom;

import java.util.List;

/**
 * Functional networks of the phantom: coarse groups of areas whose borders are moved by a smooth
 * field of their own, so that a network is no function of the area. They stand for nothing in a
 * brain and only exercise the machinery.
 */
final class Networks {
  /** Their names; a network is told by its number, from 1. */
  static final List<String> NAMES =
      List.of("visual", "somatomotor", "auditory", "control", "default");

  private static final double DISPLACEMENT_RMS_MM = 6;

  private final AreaMap layout;
  private final SmoothField displacement;

  Networks(Stream root, AreaMap layout, double widthMm, double heightMm) {
    this.layout = layout;
    this.displacement =
        new SmoothField(root.child("networks", 0), 2, 25, 60, 1)
            .withRmsOver(widthMm, heightMm, DISPLACEMENT_RMS_MM);
  }

  /** The number of the network at a place of the reference sheet. */
  int at(double uMm, double vMm) {
    return of(layout.at(uMm + displacement.at(0, uMm, vMm), vMm + displacement.at(1, uMm, vMm)));
  }

  private static int of(CorticalArea area) {
    return switch (area) {
      case V1, V2, V2B -> 1;
      case M1, S1 -> 2;
      case A1 -> 3;
      case FD, FDB, ACC -> 4;
      case FP1, FP2, ISO -> 5;
    };
  }
}
