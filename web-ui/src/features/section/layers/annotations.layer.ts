import type { AnnotationLayer } from './layer';

const annotations = { shown: true, opacity: 80 };

/** One for each kind, so that layers can be read without the areas that they cross. */
export const layer: readonly AnnotationLayer[] = [
  { ...annotations, id: 'extent', kind: 'extent', label: 'Annotated extent', order: 100 },
  { ...annotations, id: 'area', kind: 'area', label: 'Areas', order: 110 },
  { ...annotations, id: 'layer', kind: 'layer', label: 'Cortical layers', order: 120 },
  { ...annotations, id: 'exclude', kind: 'exclude', label: 'Excluded', order: 130 },
  { ...annotations, id: 'detection', kind: 'detection', label: 'Detections', order: 140 },
  { ...annotations, id: 'landmark', kind: 'landmark', label: 'Landmarks', order: 150 },
];
