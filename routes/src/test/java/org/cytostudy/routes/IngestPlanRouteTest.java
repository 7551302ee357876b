package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IngestPlanRouteTest extends RouteTest {
  private final PreparationId id = new PreparationId(UUID.randomUUID());
  private final Plans plans = new Plans();

  private static final class Plans implements IngestPlans {
    final List<PlannedFile> files = new ArrayList<>();
    final Set<String> seen = new HashSet<>();
    final List<List<String>> chunks = new ArrayList<>();
    final List<String> duplicates = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<PreparationId> unplanned = new ArrayList<>();
    int brokenLookups;
    int asked;
    @Nullable String wrongMapping;

    @Override
    public List<PreparationId> unplanned() {
      return List.copyOf(unplanned);
    }

    @Override
    public List<PreparationId> uncollected() {
      return List.of();
    }

    @Override
    public List<PlannedFile> files(PreparationId preparation) {
      asked++;
      if (wrongMapping != null) {
        throw new IngestRefused(wrongMapping);
      }
      return chunks.isEmpty() ? files : List.of();
    }

    @Override
    public boolean firstTime(PreparationId preparation, PlannedFile file) {
      if (brokenLookups-- > 0) {
        throw new IllegalStateException("the database went away");
      }
      return seen.add(file.contentKey());
    }

    @Override
    public void plan(
        PreparationId preparation, List<List<PlannedFile>> parts, List<PlannedFile> twice) {
      parts.forEach(part -> chunks.add(part.stream().map(PlannedFile::name).toList()));
      twice.forEach(file -> duplicates.add(file.name()));
    }

    @Override
    public void refuse(PreparationId preparation, Throwable why) {
      refused.add(String.valueOf(why.getMessage()));
    }
  }

  private static IngestPlans.PlannedFile file(String name, String content) {
    return new IngestPlans.PlannedFile(name, Sha256.of(content), content.length());
  }

  @Test
  void cutsTheFilesIntoChunks() throws Exception {
    start(Map.of("cytostudy.routes.ingest-plan.files-per-chunk", "2"), new IngestPlanRoute(plans));
    IntStream.range(0, 5).forEach(i -> plans.files.add(file("s" + i + ".tif", "pixels " + i)));
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.chunks)
        .containsExactly(
            List.of("s0.tif", "s1.tif"), List.of("s2.tif", "s3.tif"), List.of("s4.tif"));
    assertThat(plans.duplicates).isEmpty();
  }

  @Test
  void leavesOutAFileWhoseContentWasSeen() throws Exception {
    start(Map.of(), new IngestPlanRoute(plans));
    plans.files.addAll(
        List.of(file("a.tif", "same"), file("b.tif", "other"), file("copy-of-a.tif", "same")));
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.chunks).containsExactly(List.of("a.tif", "b.tif"));
    assertThat(plans.duplicates).containsExactly("copy-of-a.tif");
  }

  @Test
  void plansOnceWhenItIsToldTwice() throws Exception {
    start(Map.of(), new IngestPlanRoute(plans));
    plans.files.add(file("a.tif", "pixels"));
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.chunks).containsExactly(List.of("a.tif"));
    assertThat(letters).isEmpty();
  }

  @Test
  void plansAgainFromTheStartAfterAFailure() throws Exception {
    start(Map.of(), new IngestPlanRoute(plans));
    plans.files.addAll(List.of(file("a.tif", "1"), file("b.tif", "2")));
    plans.brokenLookups = 1;
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.chunks).containsExactly(List.of("a.tif", "b.tif"));
    assertThat(letters).isEmpty();
  }

  @Test
  void refusesThePreparationAndParksItWhenPlanningKeepsFailing() throws Exception {
    start(Map.of("cytostudy.routes.ingest-plan.redeliveries", "1"), new IngestPlanRoute(plans));
    plans.files.add(file("a.tif", "1"));
    plans.brokenLookups = 10;
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.chunks).isEmpty();
    assertThat(plans.refused).containsExactly("the database went away");
    assertThat(letters)
        .containsExactly(
            new Letter(
                IngestPlanRoute.ENDPOINT,
                id.toString(),
                "IllegalStateException: the database went away"));
  }

  @Test
  void refusesAWrongMappingAtOnceAndBothersNoAdministrator() throws Exception {
    start(Map.of("cytostudy.routes.ingest-plan.redeliveries", "3"), new IngestPlanRoute(plans));
    plans.wrongMapping = "the mapping names 'a.tif', which is not there";
    template.sendBody(IngestPlanRoute.ENDPOINT, id.toString());
    assertThat(plans.refused).containsExactly("the mapping names 'a.tif', which is not there");
    assertThat(plans.asked).isEqualTo(1);
    assertThat(letters).isEmpty();
  }

  @Test
  void sweepsForPreparationsThatNobodyToldItOf() throws Exception {
    plans.files.add(file("a.tif", "1"));
    plans.unplanned.add(id);
    start(Map.of("cytostudy.routes.ingest-plan.sweep-ms", "20"), new IngestPlanRoute(plans));
    await().until(() -> plans.chunks.equals(List.of(List.of("a.tif"))));
  }
}
