package org.cytostudy.runner.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cytostudy.core.claim.ClaimResult;
import org.cytostudy.core.claim.ClaimResult.DemandResult;
import org.cytostudy.core.claim.ClaimResult.Read;
import org.cytostudy.core.claim.ClaimResult.Verdict;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.claim.Demand;
import org.cytostudy.core.claim.Reading;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.runner.statistics.Holm;
import org.cytostudy.runner.statistics.PairedComparison;
import org.jspecify.annotations.Nullable;

/**
 * Decides claims.
 *
 * <p>A demand for bounds holds when the whole 95 % interval lies within them, is refuted when it
 * lies outside, and is undecided else; where nothing was resampled, the value decides. A demand for
 * "above" holds when the difference exceeds the margin with p ≤ {@value #LEVEL} after Holm's
 * correction over all comparisons of the report, and is refuted when it falls short of it likewise.
 * A claim is supported when each demand holds and not supported when one is refuted. What rests on
 * fewer than {@value #FEWEST_SECTIONS} sections decides nothing.
 */
public final class Claims {
  private static final double LEVEL = 0.05;
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;
  private static final int FEW_RUNS = 3;

  /** Below this a bootstrap over sections has hardly a different draw; of one it has none. */
  private static final int FEWEST_SECTIONS = 5;

  private final TaskResults results;
  private final boolean synthetic;

  /**
   * @param synthetic whether any of the data is a phantom's, which every verdict then says
   */
  public Claims(TaskResults results, boolean synthetic) {
    this.results = results;
    this.synthetic = synthetic;
  }

  /** A demand with what was read for it. */
  private record Weighed(
      Demand demand, Read of, @Nullable Read above, @Nullable Comparison comparison) {}

  private record Comparison(PairedComparison result, boolean paired) {}

  /** Decides all of them together, for the correction is over all. */
  public List<ClaimResult> decide(List<ClaimSpec> claims) {
    List<List<Weighed>> weighed =
        claims.stream().map(claim -> claim.demands().stream().map(this::weigh).toList()).toList();
    List<Comparison> comparisons =
        weighed.stream()
            .flatMap(List::stream)
            .map(Weighed::comparison)
            .filter(Objects::nonNull)
            .toList();
    double[] corrected =
        Holm.adjust(comparisons.stream().mapToDouble(c -> c.result().p()).toArray());
    List<ClaimResult> decided = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < claims.size(); i++) {
      List<DemandResult> demands = new ArrayList<>();
      for (Weighed one : weighed.get(i)) {
        demands.add(one.comparison() == null ? bounds(one) : above(one, corrected[next++]));
      }
      decided.add(decide(claims.get(i), demands));
    }
    return decided;
  }

  private ClaimResult decide(ClaimSpec claim, List<DemandResult> demands) {
    List<Read> beside = claim.beside().stream().map(reading -> read(reading).read()).toList();
    Verdict verdict = Verdict.SUPPORTED;
    List<Verdict> outcomes = demands.stream().map(DemandResult::outcome).toList();
    if (claim.noVerdict() != null || outcomes.contains(Verdict.NOT_TESTABLE)) {
      verdict = Verdict.NOT_TESTABLE;
    } else if (outcomes.contains(Verdict.NOT_SUPPORTED)) {
      verdict = Verdict.NOT_SUPPORTED;
    } else if (outcomes.contains(Verdict.INCONCLUSIVE)) {
      verdict = Verdict.INCONCLUSIVE;
    }
    return new ClaimResult(claim, verdict, demands, beside, remark(claim, demands));
  }

  private static boolean hasTooFewSections(Read read) {
    return read.resampled().contains("sections") && read.sections() < FEWEST_SECTIONS;
  }

  private @Nullable String remark(ClaimSpec claim, List<DemandResult> demands) {
    Set<String> remarks = new LinkedHashSet<>();
    if (claim.noVerdict() != null) {
      remarks.add(claim.noVerdict());
    }
    demands.stream()
        .flatMap(demand -> Stream.of(demand.of(), demand.above()))
        .filter(Objects::nonNull)
        .forEach(
            read -> {
              if (read.missing() != null) {
                remarks.add(read.missing());
              } else if (hasTooFewSections(read)) {
                remarks.add(
                    "%s rests on %d section(s), too few to decide anything."
                        .formatted(read.reading().text(), read.sections()));
              } else if (read.runs() < FEW_RUNS) {
                remarks.add(
                    "%s rests on %d run(s): how much trainings differ is not covered."
                        .formatted(read.reading().variant(), read.runs()));
              }
            });
    if (synthetic) {
      remarks.add("On a phantom calibrated against profiles.");
    }
    return remarks.isEmpty() ? null : String.join(" ", remarks);
  }

  /** A number as it was read, with its draws if it is there. */
  private record Sourced(Read read, TaskResults.Found found) {}

  private Sourced read(Reading reading) {
    TaskResults.Found found = results.find(reading);
    if (found.missing() != null) {
      return new Sourced(new Read(reading, null, null, null, 0, 0, 0, "", found.missing()), found);
    }
    return new Sourced(read(reading, Resampled.of(reading.variant(), found.byDataset())), found);
  }

  private static Read read(Reading reading, Resampled from) {
    return new Read(
        reading,
        from.value(),
        finite(from.percentile(LOW)),
        finite(from.percentile(HIGH)),
        from.runs(),
        from.sections(),
        from.brains(),
        from.over(),
        null);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private Weighed weigh(Demand demand) {
    Sourced of = read(demand.of());
    Reading other = demand.above();
    if (other == null) {
      return new Weighed(demand, of.read(), null, null);
    }
    Sourced above = read(other);
    if (of.read().missing() != null || above.read().missing() != null) {
      return new Weighed(demand, of.read(), above.read(), null);
    }
    return new Weighed(demand, of.read(), above.read(), compare(demand, of, above));
  }

  /** On the data sets that both have, section by section; else as independent samples. */
  private static @Nullable Comparison compare(Demand demand, Sourced of, Sourced above) {
    Map<String, List<Figure>> first = of.found().byDataset();
    Map<String, List<Figure>> second = above.found().byDataset();
    Pairing pairing = Pairing.of(first, second);
    Resampled a = Resampled.of(demand.of().variant(), pairing.first());
    Resampled b = Resampled.of(above.read().reading().variant(), pairing.second());
    if (a.draws().length == 0 || b.draws().length == 0) {
      return null;
    }
    int count = Math.min(a.draws().length, b.draws().length);
    double[] x = new double[count];
    double[] y = new double[count];
    for (int d = 0; d < count; d++) {
      x[d] = a.draws()[d] - demand.marginOrZero();
      // Independent samples must not be compared draw by draw: the second is turned half a round.
      y[d] = b.draws()[pairing.paired() ? d : (d + count / 2) % count];
    }
    return new Comparison(
        PairedComparison.of(a.value() - demand.marginOrZero(), b.value(), x, y), pairing.paired());
  }

  private static DemandResult above(Weighed weighed, double corrected) {
    Comparison comparison = Objects.requireNonNull(weighed.comparison());
    PairedComparison result = comparison.result();
    double margin = weighed.demand().marginOrZero();
    Verdict outcome = Verdict.INCONCLUSIVE;
    boolean enough =
        !hasTooFewSections(weighed.of())
            && !hasTooFewSections(Objects.requireNonNull(weighed.above()));
    if (enough && corrected <= LEVEL) {
      outcome = result.difference() > 0 ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED;
    }
    return new DemandResult(
        weighed.demand(),
        weighed.of(),
        weighed.above(),
        outcome,
        result.difference() + margin,
        result.low() + margin,
        result.high() + margin,
        comparison.paired(),
        result.p(),
        corrected);
  }

  private static DemandResult bounds(Weighed weighed) {
    return new DemandResult(
        weighed.demand(),
        weighed.of(),
        weighed.above(),
        outcome(weighed),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Verdict outcome(Weighed weighed) {
    Read of = weighed.of();
    Read above = weighed.above();
    Double value = of.value();
    if (value == null || (above != null && above.missing() != null)) {
      return Verdict.NOT_TESTABLE;
    }
    if (above != null) {
      return Verdict.INCONCLUSIVE; // Nothing was resampled: nobody can tell it from chance.
    }
    if (hasTooFewSections(of)) {
      return Verdict.INCONCLUSIVE;
    }
    double low = Objects.requireNonNullElse(of.low(), value);
    double high = Objects.requireNonNullElse(of.high(), value);
    double least = Objects.requireNonNullElse(weighed.demand().atLeast(), Double.NEGATIVE_INFINITY);
    double most = Objects.requireNonNullElse(weighed.demand().atMost(), Double.POSITIVE_INFINITY);
    if (low >= least && high <= most) {
      return Verdict.SUPPORTED;
    }
    return high < least || low > most ? Verdict.NOT_SUPPORTED : Verdict.INCONCLUSIVE;
  }
}
