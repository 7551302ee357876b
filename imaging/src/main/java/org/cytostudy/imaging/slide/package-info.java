/** What every reader of images gives: levels, calibration, regions, and errors that say why. */
@NullMarked
package org.cytostudy.imaging.slide;

import org.jspecify.annotations.NullMarked;
