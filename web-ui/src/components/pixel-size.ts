/** Where the size of a pixel was read, by the platform's name for it. */
export const PIXEL_SIZE_SOURCES: Readonly<Record<string, string>> = {
  TIFF_RESOLUTION: 'the TIFF resolution',
  OME_XML: 'OME-XML',
  APERIO: 'the Aperio description',
  IMAGEJ: 'the ImageJ description',
  OME_ZARR: 'OME-Zarr metadata',
  OPENSLIDE: 'the scanner’s metadata',
  SUPPLIED: 'the mapping',
};
