package org.cytostudy.imaging.slide;

/**
 * One resolution of an image.
 *
 * @param widthPx columns
 * @param heightPx rows
 * @param downsample level-0 pixels a pixel of this level, ≥ 1; position x here is x · downsample
 *     there
 * @param tileWidthPx columns of a stored tile: aligned reads are the fast ones
 * @param tileHeightPx rows of a stored tile or strip
 */
public record SlideLevel(
    long widthPx, long heightPx, double downsample, int tileWidthPx, int tileHeightPx) {}
