package org.cytostudy.runner.phantom;

/**
 * One cortical layer of the laminar table.
 *
 * @param thicknessMm thickness along the column
 * @param cellsPerMm3 neurons per mm³
 * @param somaRadiusUm radius that its cell bodies are drawn with
 */
record Layer(double thicknessMm, double cellsPerMm3, double somaRadiusUm) {
  Layer scaled(double thickness, double density, double radiusUm) {
    return new Layer(thicknessMm * thickness, cellsPerMm3 * density, radiusUm);
  }
}
