package org.cytostudy.platform.cell;

import org.jspecify.annotations.Nullable;

/**
 * A cell.
 *
 * @param xPx of its centre in level-0 pixels
 * @param yPx of its centre in level-0 pixels
 * @param areaUm2 µm²; null where the table has none
 * @param className class or layer; empty where the table has none
 */
record Cell(double xPx, double yPx, @Nullable Double areaUm2, String className) {}
