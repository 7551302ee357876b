package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.StudyId;
import org.junit.jupiter.api.Test;

class StudySubmitRouteTest extends RouteTest {
  private final StudyId id = new StudyId(UUID.randomUUID());
  private final List<String> calls = new ArrayList<>();

  private record Asked(boolean leaks) implements Submissions.Order {}

  private record Planned(boolean leaks) implements Submissions.Plan {}

  private final Submissions submissions =
      new Submissions() {
        @Override
        public Plan plan(Order order) {
          calls.add("plan");
          return new Planned(((Asked) order).leaks());
        }

        @Override
        public void check(Plan plan) {
          calls.add("check");
          if (((Planned) plan).leaks()) {
            throw new IllegalArgumentException("the split leaks");
          }
        }

        @Override
        public StudyId store(Plan plan) {
          calls.add("store");
          return id;
        }
      };

  @Test
  void plansChecksAndStores() throws Exception {
    start(Map.of(), new StudySubmitRoute(submissions));
    assertThat(template.requestBody(StudySubmitRoute.ENDPOINT, new Asked(false), StudyId.class))
        .isEqualTo(id);
    assertThat(calls).containsExactly("plan", "check", "store");
  }

  @Test
  void storesNothingOfAPlanThatIsRefused() throws Exception {
    start(Map.of(), new StudySubmitRoute(submissions));
    assertThatThrownBy(() -> template.requestBody(StudySubmitRoute.ENDPOINT, new Asked(true)))
        .hasRootCauseMessage("the split leaks");
    assertThat(calls).containsExactly("plan", "check");
    assertThat(letters).isEmpty();
  }
}
