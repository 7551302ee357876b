package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OpenApiContract;
import org.cytostudy.platform.testing.OpenApiContract.Exchange;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class LiveIT {

  /** Reads the stream on a thread of its own until the test is over. */
  private static List<String> listen(String token, String topics) {
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:" + RestAssured.port + "/api/v1/events?topics=" + topics))
            .header("Authorization", "Bearer " + token)
            .GET()
            .build();
    Thread.ofVirtual()
        .start(
            () -> {
              try (HttpClient http = HttpClient.newHttpClient();
                  BufferedReader reader =
                      new BufferedReader(
                          new InputStreamReader(
                              checked(http.send(request, BodyHandlers.ofInputStream())).body(),
                              StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                  lines.add(line);
                }
                lines.add("closed");
              } catch (IOException e) {
                lines.add("closed");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> lines.stream().anyMatch(line -> line.contains("ping")));
    return lines;
  }

  private static <T> HttpResponse<T> checked(HttpResponse<T> response) {
    OpenApiContract.INSTANCE.check(Exchange.of(null, response, ""));
    return response;
  }

  @Test
  void thoseWhoSeeAProjectHearOfItsRunsAndOthersDoNot() {
    FakeRunner runner = FakeRunner.local();
    runner.register();
    Demo demo = new Demo(runner);
    List<String> member = listen(Callers.token("researcher", "researcher"), "runs");
    List<String> stranger = listen(Callers.token("stranger", "researcher"), "runs");
    demo.freeze();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                member.stream()
                    .anyMatch(line -> line.contains("run-changed") && line.contains("SUCCEEDED")));
    assertThat(stranger).noneMatch(line -> line.contains("run-changed"));
  }

  @Test
  void aStreamFollowsWhatItsReaderMaySee() {
    FakeRunner runner = FakeRunner.idle();
    Demo demo = new Demo(runner);
    Records.member(demo.project, "leaver", "viewer");
    List<String> lines = listen(Callers.token("leaver", "researcher"), "runs");
    String members = "/api/v1/projects/" + demo.project + "/members/leaver";
    Callers.researcher().delete(members).then().statusCode(204);
    await().atMost(Duration.ofSeconds(10)).until(() -> pings(lines) > 3);
    String run = demo.phantom();
    await().atMost(Duration.ofSeconds(10)).until(() -> pings(lines) > 5);
    assertThat(lines).noneMatch(line -> line.contains(run));
    runner.workUntilIdle(1);
  }

  @Test
  void aStreamEndsWithTheTokenThatOpenedIt() throws SQLException {
    List<String> lines = listen(Callers.token("gone", "researcher"), "runs");
    assertThat(lines).doesNotContain("closed");
    try (Connection connection = PlatformDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM local_token WHERE subject = 'gone'");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains("closed"));
  }

  private static long pings(List<String> lines) {
    return lines.stream().filter(line -> line.contains("ping")).count();
  }

  @Test
  void refusesATopicThatIsNotThere() {
    Callers.researcher().get("/api/v1/events?topics=moon").then().statusCode(400);
  }
}
