package org.cytostudy.runner.phantom;

import java.util.List;
import org.cytostudy.core.job.PhantomSpec;

/**
 * The truth of a whole phantom.
 *
 * @param spec what was asked for
 * @param seed the seed
 * @param isoLayer3 density of layer III of the iso area, as a fraction of Fp1's
 * @param isoLayer5 density of layer V of the iso area, as a fraction of Fp1's
 * @param sections each section
 */
record PhantomTruth(
    PhantomSpec spec, long seed, double isoLayer3, double isoLayer5, List<SectionTruth> sections) {}
