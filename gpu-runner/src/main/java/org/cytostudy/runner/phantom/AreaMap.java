package org.cytostudy.runner.phantom;

/** Which area lies where on a sheet, in mm. */
@FunctionalInterface
interface AreaMap {
  CorticalArea at(double uMm, double vMm);
}
