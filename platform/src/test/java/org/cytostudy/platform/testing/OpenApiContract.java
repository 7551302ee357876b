package org.cytostudy.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds each answer of a test against the OpenAPI document: the operation is known, a status below
 * 400 is listed, a JSON body fits its schema, and an error is problem details. A request that was
 * accepted fits its schema too.
 */
public final class OpenApiContract implements Filter {
  /** Reads the document once for all tests. */
  public static final OpenApiContract INSTANCE = new OpenApiContract();

  private static final String DOCUMENT = "https://cytostudy.org/openapi.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private @Nullable JsonNode document;
  private @Nullable JsonSchemaFactory factory;

  private OpenApiContract() {}

  /**
   * A request and its answer, whoever sent it.
   *
   * @param asked the request's body, if it is JSON
   * @param answered the answer's body
   */
  public record Exchange(
      String method,
      String path,
      @Nullable String asked,
      int status,
      @Nullable String contentType,
      String answered) {

    /** One that Java's own client had. */
    public static Exchange of(@Nullable String asked, HttpResponse<?> response, String answered) {
      return new Exchange(
          response.request().method(),
          response.uri().getPath(),
          asked,
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(null),
          answered);
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    boolean stream = String.valueOf(response.contentType()).startsWith("text/event-stream");
    check(
        new Exchange(
            request.getMethod(),
            URI.create(request.getURI()).getPath(),
            request.getBody() instanceof String text ? text : null,
            response.statusCode(),
            response.contentType(),
            stream ? "" : response.asString()));
    return response;
  }

  /** Fails if the document does not say this. */
  public void check(Exchange exchange) {
    if (exchange.path().startsWith("/api/") && !exchange.path().startsWith("/api/v1/test/")) {
      checkApi(exchange);
    }
  }

  private void checkApi(Exchange exchange) {
    int status = exchange.status();
    String path = exchange.path();
    String what = exchange.method() + " " + path + " → " + status;
    if (status >= 400) {
      if (!exchange.method().equals("HEAD")) {
        assertThat(exchange.contentType()).as(what).startsWith("application/problem+json");
        assertFits("/components/schemas/ProblemDetails", exchange.answered(), what);
      }
      return;
    }
    String template = template(path, exchange.method());
    String operation =
        "/paths/" + escape(template) + "/" + exchange.method().toLowerCase(Locale.ROOT);
    JsonNode answer = document().at(operation + "/responses/" + status);
    assertThat(answer.isMissingNode()).as(what + " is not in the document").isFalse();
    String json = "/content/application~1json/schema";
    if (!answer.at(json).isMissingNode() && status != 304) {
      assertFits(operation + "/responses/" + status + json, exchange.answered(), what);
    }
    String body = exchange.asked();
    String asked = operation + "/requestBody" + json;
    if (body != null && !document().at(asked).isMissingNode()) {
      assertFits(asked, body, what + " (request)");
    }
  }

  private void assertFits(String pointer, String json, String what) {
    JsonSchema schema =
        schemas.computeIfAbsent(
            pointer, p -> factory().getSchema(SchemaLocation.of(DOCUMENT + "#" + p)));
    assertThat(schema.validate(json, InputFormat.JSON)).as(what + " " + json).isEmpty();
  }

  /** The documented path that this one is; literal parts win over parameters. */
  private String template(String path, String method) {
    String best = "";
    var names = document().path("paths").fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      String pattern =
          Pattern.compile("\\{[^}]+}")
              .splitAsStream(name + " ")
              .map(part -> Pattern.quote(part.strip()))
              .reduce((a, b) -> a + "[^/]+" + b)
              .orElseThrow();
      boolean matches =
          path.matches(pattern)
              && document().at("/paths/" + escape(name)).has(method.toLowerCase(Locale.ROOT));
      if (matches && (best.isEmpty() || parameters(name) < parameters(best))) {
        best = name;
      }
    }
    assertThat(best).as(method + " " + path + " is not in the document").isNotEmpty();
    return best;
  }

  private static long parameters(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private synchronized JsonNode document() {
    JsonNode known = document;
    if (known == null) {
      String text = RestAssured.given().get("/q/openapi?format=json").asString();
      try {
        known = JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
      document = known;
      factory =
          JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V202012,
              builder -> builder.schemaLoaders(l -> l.schemas(Map.of(DOCUMENT, text))));
    }
    return known;
  }

  private JsonSchemaFactory factory() {
    document();
    return Objects.requireNonNull(factory);
  }
}
