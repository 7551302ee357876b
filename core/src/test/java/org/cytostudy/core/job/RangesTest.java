package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every range that stands at a component is checked by the record's constructor. */
class RangesTest {
  private static final List<Record> VALID =
      List.of(
          PhantomSpec.demo(),
          new SectionMapping.Entry(
              "1.tif",
              "B-1",
              "left",
              "1",
              1,
              0,
              "coronal",
              20,
              "cell-body",
              null,
              null,
              null,
              null,
              null),
          new IngestSpec(Map.of(), 100, 256),
          QualitySpec.standard(),
          QualitySpec.standard().tears(),
          QualitySpec.standard().folds(),
          QualitySpec.standard().focus(),
          QualitySpec.standard().saturation(),
          new SampleSpec(128, 40, 60, 0.3, List.of()),
          PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()),
          PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()).network(),
          PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()).optimiser(),
          PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()).augmentation(),
          ObjectiveSpec.demoSpatialNce(),
          ObjectiveSpec.demoSimClr(),
          ObjectiveSpec.demoFixedRadius(),
          ObjectiveSpec.demoVicReg(),
          ObjectiveSpec.demoSupervised(),
          EmbedSpec.demo(EmbedSpec.Feature.ENCODER),
          ProbeSpec.demo(),
          EvaluateSpec.demo());

  static Stream<Arguments> ranges() {
    return VALID.stream()
        .flatMap(
            valid ->
                Arrays.stream(valid.getClass().getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Range.class))
                    .map(component -> Arguments.of(valid, component)));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void aNumberOutsideItsRangeIsRefusedByName(Record valid, RecordComponent component) {
    Range range = component.getAnnotation(Range.class);
    for (double outside : List.of(range.min() - 1, range.max() + 1)) {
      assertThatThrownBy(() -> with(valid, component, outside))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(component.getName() + " " + Ranges.says(range));
    }
    if (component.getType() == double.class) {
      assertThatThrownBy(() -> with(valid, component, Double.NaN)).hasMessageEndingWith("got NaN");
    }
  }

  @Test
  void theEndsOfARangeAreAllowed() {
    assertThatCode(() -> new EvaluateSpec(10)).doesNotThrowAnyException();
    assertThatCode(() -> new EvaluateSpec(100_000)).doesNotThrowAnyException();
  }

  @Test
  void aValueBetweenTheOnlyOnesIsRefused() {
    assertThatThrownBy(() -> new PretrainSpec.NetworkSpec(14, 16, 128, 64))
        .hasMessage("depth must be 10 or 18, got 14");
  }

  @Test
  void aMappingNamesAHemisphereAndAPlaneThatThereAre() {
    assertThatThrownBy(
            () ->
                new SectionMapping.Entry(
                    "1.tif", "B-1", "both", "1", 1, 0, "coronal", 20, "s", null, null, null, null,
                    null))
        .hasMessage("hemisphere must be one of left, right, got 'both'");
  }

  @Test
  void theNegativeRadiusIsNotSmallerThanThePositiveOne() {
    assertThatThrownBy(() -> new ObjectiveSpec.SpatialNce(0.1, 5, 4.9, 0.5, true, false))
        .hasMessageContaining("negativeRadiusMm must not be smaller");
  }

  @Test
  void aTrainedObjectiveNeedsAnIteration() {
    assertThatThrownBy(() -> iterations(ObjectiveSpec.demoSimClr(), 0))
        .hasMessage("iterations must be at least 1 with an objective that is trained, got 0");
    assertThatCode(() -> iterations(ObjectiveSpec.demoSimClr(), 1)).doesNotThrowAnyException();
    assertThatCode(() -> iterations(new ObjectiveSpec.Untrained(), 0)).doesNotThrowAnyException();
  }

  private static void iterations(ObjectiveSpec objective, long iterations) {
    PretrainSpec demo = PretrainSpec.demo(objective);
    var unused =
        new PretrainSpec(
            objective,
            demo.network(),
            iterations,
            demo.anchors(),
            demo.optimiser(),
            demo.augmentation(),
            demo.checkpointEveryIterations(),
            demo.metricsEveryIterations());
  }

  @Test
  void aProbeIsNamedOnce() {
    assertThatThrownBy(
            () ->
                new ProbeSpec(
                    List.of(ProbeSpec.Kind.MLP, ProbeSpec.Kind.LOGISTIC, ProbeSpec.Kind.MLP),
                    0,
                    1,
                    1))
        .hasMessage("kinds must name each probe once, got [MLP, LOGISTIC, MLP]");
  }

  @Test
  void aSyntheticSectionFitsIntoMemory() {
    assertThatThrownBy(
            () -> new PhantomSpec(1, 1, 1, 40, 40, 20, 0, 0, 20, null, .5, null, null, null))
        .hasMessageContaining("need generatorVersion 2, got 1");
    assertThatThrownBy(() -> new PhantomSpec(1, 1, 1, 5, 400, 10, 0, 0, 20))
        .hasMessageContaining("at most 40000 px a row, got 80000");
    assertThatCode(() -> new PhantomSpec(1, 1, 1, 10, 400, 10, 0, 0, 20))
        .doesNotThrowAnyException();
  }

  @Test
  void sayWholeNumbersWithoutAPoint() {
    assertThat(Ranges.says(Ranges.of(PretrainSpec.class, "iterations")))
        .isEqualTo("must be between 0 and 10000000");
    assertThat(Ranges.says(Ranges.of(SampleSpec.class, "pixelSizeUm")))
        .isEqualTo("must be between 0.1 and 200");
  }

  private static void with(Record valid, RecordComponent changed, double number) throws Throwable {
    RecordComponent[] components = valid.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          components[i].getName().equals(changed.getName())
              ? of(types[i], number)
              : components[i].getAccessor().invoke(valid);
    }
    Constructor<?> constructor = valid.getClass().getDeclaredConstructor(types);
    try {
      constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Number of(Class<?> type, double number) {
    if (type == int.class || type == Integer.class) {
      return (int) number;
    }
    return type == long.class ? (Number) (long) number : (Number) number;
  }
}
