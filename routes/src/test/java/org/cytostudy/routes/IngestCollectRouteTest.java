package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.junit.jupiter.api.Test;

class IngestCollectRouteTest extends RouteTest {
  private final PreparationId id = new PreparationId(UUID.randomUUID());
  private final List<String> refused = new ArrayList<>();
  private final Collected collected = new Collected();

  private static final class Collected implements IngestCollections {
    final List<IngestReport> parts = new ArrayList<>();
    final List<List<String>> registered = new ArrayList<>();
    int finished;
    int brokenRegistrations;
    boolean ingest = true;

    @Override
    public List<IngestReport> parts(PreparationId preparation) {
      return parts;
    }

    @Override
    public void register(PreparationId preparation, IngestReport whole) {
      if (brokenRegistrations-- > 0) {
        throw new IllegalStateException("the database went away");
      }
      registered.add(whole.files().stream().map(FileResult::name).toList());
    }

    @Override
    public void finish(PreparationId preparation) {
      finished++;
    }

    @Override
    public boolean isIngest(PreparationId preparation) {
      return ingest;
    }
  }

  private final IngestPlans plans =
      new IngestPlans() {
        @Override
        public List<PreparationId> unplanned() {
          return List.of();
        }

        @Override
        public List<PreparationId> uncollected() {
          return List.of();
        }

        @Override
        public List<PlannedFile> files(PreparationId preparation) {
          return List.of();
        }

        @Override
        public boolean firstTime(PreparationId preparation, PlannedFile file) {
          return true;
        }

        @Override
        public void plan(
            PreparationId preparation,
            List<List<PlannedFile>> chunks,
            List<PlannedFile> duplicates) {}

        @Override
        public void refuse(PreparationId preparation, Throwable why) {
          refused.add(String.valueOf(why.getMessage()));
        }
      };

  private static IngestReport report(String... names) {
    List<FileResult> files = new ArrayList<>();
    for (String name : names) {
      files.add(
          new FileResult(
              name,
              Verdict.REFUSED,
              Sha256.of(name),
              1,
              null,
              new IngestReport.Problem("image-empty", "The file is empty", null, null),
              List.of()));
    }
    return new IngestReport(files);
  }

  @Test
  void joinsTheChunksInOrderIntoOneReport() throws Exception {
    start(Map.of(), new IngestCollectRoute(plans, collected));
    collected.parts.addAll(List.of(report("a", "b"), report("c"), report("d", "e")));
    template.sendBody(IngestCollectRoute.ENDPOINT, id.toString());
    assertThat(collected.registered).containsExactly(List.of("a", "b", "c", "d", "e"));
  }

  @Test
  void registersAgainAfterAFailureWithoutDoublingAFile() throws Exception {
    start(Map.of(), new IngestCollectRoute(plans, collected));
    collected.parts.addAll(List.of(report("a"), report("b")));
    collected.brokenRegistrations = 1;
    template.sendBody(IngestCollectRoute.ENDPOINT, id.toString());
    assertThat(collected.registered).containsExactly(List.of("a", "b"));
    assertThat(letters).isEmpty();
  }

  @Test
  void parksWhatCannotBeRegistered() throws Exception {
    start(Map.of(), new IngestCollectRoute(plans, collected));
    collected.parts.add(report("a"));
    collected.brokenRegistrations = 10;
    template.sendBody(IngestCollectRoute.ENDPOINT, id.toString());
    assertThat(collected.registered).isEmpty();
    assertThat(refused).containsExactly("the database went away");
    assertThat(letters).extracting(Letter::body).containsExactly(id.toString());
  }

  @Test
  void finishesAPreparationThatHasNoReports() throws Exception {
    start(Map.of(), new IngestCollectRoute(plans, collected));
    collected.ingest = false;
    template.sendBody(IngestCollectRoute.ENDPOINT, id.toString());
    assertThat(collected.finished).isEqualTo(1);
    assertThat(collected.registered).isEmpty();
  }
}
