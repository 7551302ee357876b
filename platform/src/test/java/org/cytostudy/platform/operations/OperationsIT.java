package org.cytostudy.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.opentelemetry.api.OpenTelemetry;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

@PlatformTest
class OperationsIT {
  @Inject OpenTelemetry telemetry;

  @Test
  void aPlatformWithItsDatabaseIsLiveAndReady() {
    RestAssured.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    RestAssured.get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItems("Database connections health check"));
    RestAssured.get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void theApiCanBeReadAndTriedInSwaggerUi() {
    RestAssured.get("/q/swagger-ui/")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .header("Content-Security-Policy", containsString("'unsafe-inline'"))
        .body(containsString("/q/openapi"));
    RestAssured.get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("openapi", startsWith("3.1"))
        .body("info.title", equalTo("Cytostudy"));
  }

  @Test
  void nothingIsTracedUnlessSomebodyWantsIt() {
    assertThat(telemetry.toString()).contains("spanProcessor=NoopSpanProcessor");
  }
}
