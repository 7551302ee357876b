package org.cytostudy.runner.phantom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.runner.data.CounterfactualTensor;
import org.cytostudy.runner.phantom.CounterfactualPlaces.Place;
import org.cytostudy.runner.worker.InOrder;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StoppedException;

/** Writes the counterfactuals of each brain: {@code counterfactuals/PB01.safetensors}. */
final class CounterfactualFiles {
  private CounterfactualFiles() {}

  static void write(
      PhantomSpec spec, PhantomSpec.Counterfactuals wanted, Cortex cortex, StepContext context)
      throws IOException {
    Counterfactuals counterfactuals = new Counterfactuals(spec, wanted, cortex);
    for (BrainModel brain : cortex.brains()) {
      List<Place> places = CounterfactualPlaces.of(spec, wanted, brain);
      if (places.size() < wanted.perBrain()) {
        context.log(
            Severity.WARN,
            "Brain %s has room for %d of %d counterfactuals"
                .formatted(brain.name(), places.size(), wanted.perBrain()));
      }
      String name = "counterfactuals/" + brain.name() + ".safetensors";
      try (CounterfactualTensor file =
          new CounterfactualTensor(
              context.output(name),
              places.size(),
              Edit.values().length,
              wanted.patchPx(),
              metadata(spec, brain, places))) {
        InOrder.run(
            bySection(places),
            context.manifest().threads(),
            some -> {
              if (context.stopRequested()) {
                throw new StoppedException();
              }
              SectionModel section = cortex.section(brain.index(), some.getFirst().section());
              return some.stream().map(place -> counterfactuals.render(section, place)).toList();
            },
            file::add);
      }
      context.publish(
          name,
          ArtefactKind.COUNTERFACTUALS,
          "application/octet-stream",
          Map.of("brain", brain.name(), "places", Integer.toString(places.size())));
    }
  }

  private static List<List<Place>> bySection(List<Place> places) {
    return new ArrayList<>(
        places.stream()
            .collect(Collectors.groupingBy(Place::section, TreeMap::new, Collectors.toList()))
            .values());
  }

  private static Map<String, String> metadata(
      PhantomSpec spec, BrainModel brain, List<Place> places) throws IOException {
    ArrayNode list = CytostudyJson.mapper().createArrayNode();
    for (Place place : places) {
      ObjectNode node = list.addObject();
      node.put("section", place.section() + 1);
      node.put("arcMm", place.arcMm());
      node.put("uMm", place.arcMm());
      node.put("vMm", brain.sectionV(place.section()));
      node.put("area", place.area().label());
      node.put("otherArea", place.otherArea().label());
      ArrayNode applies = node.putArray("edits");
      Arrays.stream(Edit.values())
          .filter(edit -> edit.appliesTo(place.area()))
          .forEach(edit -> applies.add(edit.wireName()));
    }
    return Map.of(
        "brain",
        brain.name(),
        "pixelSizeUm",
        Double.toString(spec.pixelSizeUm()),
        "edits",
        Arrays.stream(Edit.values()).map(Edit::wireName).collect(Collectors.joining(",")),
        "places",
        CytostudyJson.mapper().writeValueAsString(list));
  }
}
