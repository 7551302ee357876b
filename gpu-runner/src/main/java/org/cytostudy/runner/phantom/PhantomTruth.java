package org.cytostudy.runner.phantom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;
import org.jspecify.annotations.Nullable;

/**
 * The truth of a whole phantom. What generator 1 did not tell is null in its files.
 *
 * @param spec what was asked for
 * @param seed the seed
 * @param isoLayer3 density of layer III of the iso area, as a fraction of Fp1's
 * @param isoLayer5 density of layer V of the iso area, as a fraction of Fp1's
 * @param sections each section
 * @param networks names of the networks, whose numbers begin at 1
 * @param layerNames canonical names of the layers of each area, from the pial surface: {@code I} to
 *     {@code VI}; parts of a layer share its name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhantomTruth(
    PhantomSpec spec,
    long seed,
    double isoLayer3,
    double isoLayer5,
    List<SectionTruth> sections,
    @Nullable List<String> networks,
    @Nullable Map<String, List<String>> layerNames) {

  static PhantomTruth of(PhantomSpec spec, long seed, IsoFactors iso, List<SectionTruth> sections) {
    boolean second = spec.isSecondGenerator();
    return new PhantomTruth(
        spec,
        seed,
        iso.layer3(),
        iso.layer5(),
        sections,
        second ? Networks.NAMES : null,
        second ? names() : null);
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    Arrays.stream(CorticalArea.values())
        .forEach(
            area -> names.put(area.label(), area.layerNames().stream().map(Enum::name).toList()));
    return names;
  }
}
