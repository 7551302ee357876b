package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

class PipelineTest {

  private static Map<String, Set<String>> pipeline(Object... keysAndDependencies) {
    Map<String, Set<String>> pipeline = new LinkedHashMap<>();
    for (int i = 0; i < keysAndDependencies.length; i += 2) {
      pipeline.put((String) keysAndDependencies[i], Set.of((String[]) keysAndDependencies[i + 1]));
    }
    return pipeline;
  }

  private static String[] on(String... keys) {
    return keys;
  }

  @Test
  void ordersStepsAfterThoseThatTheyDependOn() {
    assertThat(
            Pipeline.order(
                pipeline("evaluate", on("probe", "embed"), "probe", on("embed"), "embed", on()),
                "/pipeline"))
        .containsExactly("embed", "probe", "evaluate");
  }

  @Test
  void namesTheCycleAndNothingElse() {
    assertThatThrownBy(
            () ->
                Pipeline.order(
                    pipeline(
                        "a", on(), "b", on("a", "d"), "c", on("b"), "d", on("c"), "e", on("d")),
                    "/variants/0/pipeline"))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> {
              assertThat(e.type()).isEqualTo(ProblemType.PIPELINE_CYCLIC);
              assertThat(e.errors().getFirst().pointer()).isEqualTo("/variants/0/pipeline");
              assertThat(e.errors().getFirst().detail()).contains("b").doesNotContain("a", "e");
            });
  }

  @Test
  void refusesAStepThatDependsOnItself() {
    assertThatThrownBy(() -> Pipeline.order(pipeline("a", on("a")), "/pipeline"))
        .hasMessageContaining("a → a");
  }

  @Test
  void refusesADependencyThatIsNotThere() {
    assertThatThrownBy(() -> Pipeline.order(pipeline("a", on("b")), "/pipeline"))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_REQUEST));
  }
}
