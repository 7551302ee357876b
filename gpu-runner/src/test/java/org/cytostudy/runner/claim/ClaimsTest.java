package org.cytostudy.runner.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cytostudy.core.claim.ClaimResult;
import org.cytostudy.core.claim.ClaimResult.Verdict;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.claim.Demand;
import org.cytostudy.core.claim.Reading;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskResult.NotTestable;
import org.cytostudy.runner.claim.TaskResults.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final int DRAWS = 1000;

  /** What the sections that are drawn do to every variant alike. */
  private static final double[] SECTIONS = new Random(1).doubles(DRAWS, -0.05, 0.05).toArray();

  private final List<Answer> answers = new ArrayList<>();

  @Test
  void holdsWhereTheWholeIntervalLiesWithinTheBounds() {
    run("A", "main", 1, 0.95, 0.2);
    assertThat(verdict(atLeast("A", 0.9))).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(atLeast("A", 0.95))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(atLeast("A", 0.97))).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(verdict(new Demand(reading("A"), null, null, 0.9, 0.97)))
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void comparesDrawByDrawSoThatWhatSectionsDoToBothDropsOut() {
    run("A", "main", 1, 0.80, 1);
    run("B", "main", 1, 0.79, 1);
    ClaimResult result = decide(above("A", "B", null));
    assertThat(result.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(result.demands().getFirst().paired()).isTrue();
    assertThat(result.demands().getFirst().difference()).isCloseTo(0.01, within(1e-12));
    assertThat(result.demands().getFirst().low()).isCloseTo(0.01, within(1e-9));
    assertThat(verdict(above("B", "A", null))).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(verdict(above("A", "B", 0.02))).isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @Test
  void ofDifferentDataComparesAsIndependentSamples() {
    run("A", "one", 1, 0.80, 1);
    run("B", "other", 1, 0.79, 1);
    ClaimResult result = decide(above("A", "B", null));
    assertThat(result.demands().getFirst().paired()).isFalse();
    assertThat(result.verdict())
        .as("a difference of .01 drowns in what the sections do")
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void comparesOnTheDataSetsThatBothHave() {
    run("A", "one", 1, 0.8, 1);
    run("A", "two", 1, 0.2, 1);
    run("B", "one", 1, 0.7, 1);
    assertThat(decide(above("A", "B", null)).demands().getFirst().difference())
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void seedsThatDisagreeWidenTheInterval() {
    run("A", "main", 1, 0.70, 0);
    run("A", "main", 2, 0.80, 0);
    run("A", "main", 3, 0.90, 0);
    ClaimResult.Read read = decide(atLeast("A", 0.5)).demands().getFirst().of();
    assertThat(read.value()).isCloseTo(0.8, within(1e-12));
    assertThat(read.low()).isCloseTo(0.70, within(1e-9));
    assertThat(read.high()).isCloseTo(0.90, within(1e-9));
    assertThat(read.resampled()).isEqualTo("sections, seeds");
    assertThat(read.runs()).isEqualTo(3);
    assertThat(read.sections()).isEqualTo(16);
  }

  @Test
  void correctsOverAllComparisonsOfTheReport() {
    run("A", "main", 1, 0.80, 1);
    // A difference of either sign in one draw of fifty: p is about .04 alone.
    runDiffering("B", 0.79, 0.02);
    ClaimSpec alone = claim("alone", above("A", "B", null));
    assertThat(decide(List.of(alone)).getFirst().verdict()).isEqualTo(Verdict.SUPPORTED);
    List<ClaimSpec> many =
        IntStream.range(0, 3).mapToObj(i -> claim("c" + i, above("A", "B", null))).toList();
    assertThat(decide(many)).extracting(ClaimResult::verdict).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void isNotTestableWhereAFigureIsMissingAndSaysWhy() {
    answers.add(
        new Answer(
            "A",
            "main",
            1,
            new TaskResult(
                "areas",
                Feature.ENCODER,
                8,
                List.of(),
                List.of(),
                List.of(new NotTestable("macro", "No patch has a label.")),
                List.of())));
    ClaimResult result = decide(atLeast("A", 0.5));
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(result.remark()).contains("No patch has a label.");
    assertThat(verdict(atLeast("Nobody", 0.5))).isEqualTo(Verdict.NOT_TESTABLE);
    run("B", "main", 1, 0.9, 1);
    assertThat(verdict(above("B", "A", null))).isEqualTo(Verdict.NOT_TESTABLE);
  }

  @Test
  void givesNoVerdictWhereNoneMayBeGiven() {
    run("A", "main", 1, 0.95, 0.2);
    ClaimSpec claim =
        new ClaimSpec(
            "plumbing",
            "Networks are decoded",
            "On phantom labels",
            List.of(atLeast("A", 0.5)),
            List.of(reading("A")),
            "Phantom labels test plumbing.");
    ClaimResult result = decide(List.of(claim)).getFirst();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(result.demands().getFirst().outcome()).isEqualTo(Verdict.SUPPORTED);
    assertThat(result.remark()).contains("Phantom labels test plumbing.");
    assertThat(result.beside()).hasSize(1);
  }

  @Test
  void aFigureThatNothingWasResampledForIsDecidedByItsValue() {
    answers.add(new Answer("A", "main", 1, result(figure(2, List.of()))));
    answers.add(new Answer("B", "main", 1, result(figure(1, List.of()))));
    assertThat(verdict(new Demand(reading("A"), null, null, 2.0, 2.0)))
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(above("A", "B", null))).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void fewSectionsDecideNothing() {
    List<Double> draws = IntStream.range(0, DRAWS).mapToObj(d -> 0.95).toList();
    Figure one = figure(0.95, draws);
    Figure few =
        new Figure(
            one.name(),
            one.part(),
            one.unit(),
            one.value(),
            null,
            null,
            draws,
            "sections",
            8,
            1,
            1,
            null,
            null);
    answers.add(new Answer("A", "main", 1, result(few)));
    ClaimResult result = decide(atLeast("A", 0.5));
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.remark()).contains("rests on 1 section(s), too few");
    run("B", "main", 1, 0.2, 0);
    assertThat(verdict(above("A", "B", null))).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void everyVerdictOnAPhantomSaysSo() {
    run("A", "main", 1, 0.95, 0.2);
    assertThat(
            new Claims(new TaskResults(answers), true)
                .decide(List.of(claim("c", atLeast("A", 0.5))))
                .getFirst()
                .remark())
        .contains("phantom");
  }

  private void run(String variant, String dataset, long seed, double value, double sway) {
    List<Double> draws =
        IntStream.range(0, DRAWS).mapToObj(d -> value + sway * SECTIONS[d]).toList();
    answers.add(new Answer(variant, dataset, seed, result(figure(value, draws))));
  }

  /** As {@link #run}, but for a share of the draws the other way round. */
  private void runDiffering(String variant, double value, double share) {
    List<Double> draws =
        IntStream.range(0, DRAWS)
            .mapToObj(d -> SECTIONS[d] + (d < share * DRAWS ? 0.9 : value))
            .toList();
    answers.add(new Answer(variant, "main", 1, result(figure(value, draws))));
  }

  private static TaskResult result(Figure figure) {
    return new TaskResult(
        "areas", Feature.ENCODER, 8, List.of(figure), List.of(), List.of(), List.of());
  }

  private static Figure figure(double value, List<Double> draws) {
    return new Figure(
        "macro-f1",
        "unseen-brain",
        "",
        value,
        null,
        null,
        draws,
        draws.isEmpty() ? "" : "sections",
        960,
        16,
        1,
        null,
        null);
  }

  private static Reading reading(String variant) {
    return new Reading(variant, "areas", "macro-f1", "unseen-brain", null);
  }

  private static Demand atLeast(String variant, double bound) {
    return new Demand(reading(variant), null, null, bound, null);
  }

  private static Demand above(String better, String worse, @Nullable Double margin) {
    return new Demand(reading(better), reading(worse), margin, null, null);
  }

  private static ClaimSpec claim(String id, Demand demand) {
    return new ClaimSpec(id, "It is so", "By this", List.of(demand), List.of(), null);
  }

  private Verdict verdict(Demand demand) {
    return decide(demand).verdict();
  }

  private ClaimResult decide(Demand demand) {
    return decide(List.of(claim("claim", demand))).getFirst();
  }

  private List<ClaimResult> decide(List<ClaimSpec> claims) {
    return new Claims(new TaskResults(answers), false).decide(claims);
  }
}
