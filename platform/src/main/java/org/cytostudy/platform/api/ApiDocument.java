package org.cytostudy.platform.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cytostudy.core.job.Range;
import org.cytostudy.core.job.Ranges;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.access.OpenToAll;
import org.cytostudy.platform.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the generated document: which fields of a record are always there and which may be null
 * (JSpecify says so in the code), what numbers may be and their units, that every operation may
 * answer with a problem, and how one signs in.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
  private static final DotName OPEN_TO_ALL = DotName.createSimple(OpenToAll.class);
  private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);
  private static final DotName JSON_VALUE = DotName.createSimple(JsonValue.class);
  private static final DotName JSON_UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
  private static final DotName ALLOWED_BY = DotName.createSimple(AllowedBy.class);

  /** Units stand in names; an ending tells them. */
  private static final Map<String, String> UNITS =
      Map.of(
          "Um", "µm",
          "Mm", "mm",
          "Px", "px",
          "Deg", "°",
          "Bytes", "bytes",
          "Seconds", "s",
          "Millis", "ms",
          "Years", "years");

  private static final Set<PathItem.HttpMethod> SAFE =
      Set.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.HEAD, PathItem.HttpMethod.OPTIONS);
  private static final Set<PathItem.HttpMethod> ANSWERS_VERSION =
      Set.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH);

  private static final String PROBLEM = "#/components/schemas/ProblemDetails";

  private final IndexView index;

  public ApiDocument(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    schemas.forEach((name, schema) -> classes(name).forEach(type -> complete(schema, type)));
    schemas.forEach(ApiDocument::completePage);
    schemas.values().forEach(ApiDocument::openTrees);
    Map<String, Schema> completed = new TreeMap<>(schemas);
    Specifications.complete(completed);
    completed.values().forEach(ApiDocument::tellUnits);
    document.getComponents().setSchemas(completed);
    addProblem(document);
    documentCreations(document);
    documentHeaders(document);
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ApiDocument::addProblemAnswer));
    document
        .getComponents()
        .addSecurityScheme(
            "bearer",
            OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
        .addSecurityScheme(
            "session",
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("cytostudy_session"));
    document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
    document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("session"));
  }

  /** Our classes of this simple name; of two with one name the generator numbers the second. */
  private List<ClassInfo> classes(String schema) {
    String simpleName = schema.replaceAll("\\d+$", "");
    return index.getKnownClasses().stream()
        .filter(type -> simpleName.equals(type.simpleName()))
        .filter(type -> type.name().toString().startsWith("org.cytostudy."))
        .toList();
  }

  /**
   * What an idempotent method creates is answered with 201: the generator cannot see that, as a
   * status of an answer that is built by hand.
   */
  private void documentCreations(OpenAPI document) {
    Set<String> creating =
        operations(IDEMPOTENT, method -> method.returnType().name().equals(REST_RESPONSE));
    document.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .filter(operation -> creating.contains(operation.getOperationId()))
        .forEach(ApiDocument::answerCreated);
  }

  /** The operations whose method has the annotation. */
  private Set<String> operations(DotName annotation, Predicate<MethodInfo> which) {
    return index.getAnnotations(annotation).stream()
        .map(AnnotationInstance::target)
        .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
        .map(AnnotationTarget::asMethod)
        .filter(which)
        .map(method -> method.declaringClass().simpleName() + "_" + method.name())
        .collect(Collectors.toSet());
  }

  /** Headers that filters and interceptors read and write, and who needs none to sign in. */
  private void documentHeaders(OpenAPI document) {
    Set<String> idempotent = operations(IDEMPOTENT, method -> true);
    Set<String> open = operations(OPEN_TO_ALL, method -> true);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              boolean versioned =
                  item.getOperations().values().stream().anyMatch(ApiDocument::comparesVersions);
              item.getOperations()
                  .forEach(
                      (method, operation) -> {
                        if (idempotent.contains(operation.getOperationId())) {
                          documentIdempotency(operation);
                        }
                        if (open.contains(operation.getOperationId())) {
                          operation.setSecurity(List.of());
                        }
                        if (path.startsWith("/api/v1/") && !SAFE.contains(method)) {
                          documentCsrfToken(operation);
                        }
                        if (versioned && ANSWERS_VERSION.contains(method)) {
                          documentVersion(operation);
                        }
                      });
            });
  }

  private static boolean comparesVersions(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(p -> Set.of("If-Match", "If-None-Match").contains(p.getName()));
  }

  private static void documentIdempotency(Operation operation) {
    operation.addParameter(
        header("Idempotency-Key", "A fresh UUID; repeated with it, the request is done once")
            .schema(text().format("uuid")));
    addHeader(operation, "Idempotency-Replayed", "true if this is the answer of the first time");
  }

  private static void documentCsrfToken(Operation operation) {
    operation.addParameter(
        header(
                Identities.CSRF_HEADER,
                "With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token")
            .schema(text()));
  }

  private static void documentVersion(Operation operation) {
    addHeader(operation, "ETag", "Names this version, for If-Match or If-None-Match");
  }

  private static Parameter header(String name, String description) {
    return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(description);
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static void addHeader(Operation operation, String name, String description) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("2") || status.equals("304")) {
                answer.addHeader(
                    name, OASFactory.createHeader().description(description).schema(text()));
              }
            });
  }

  private static void answerCreated(Operation operation) {
    APIResponse answer = operation.getResponses().getAPIResponse("200");
    if (answer != null) {
      operation.getResponses().removeAPIResponse("200");
      operation.getResponses().addAPIResponse("201", answer.description("Created"));
    }
  }

  private void complete(Schema schema, ClassInfo type) {
    boolean text = type.hasAnnotation(JSON_VALUE);
    if (type.isEnum() && text && isOf(schema, type)) {
      schema.setEnumeration(
          schema.getEnumeration().stream()
              .map(ApiDocument::wireName)
              .map(Object.class::cast)
              .toList());
    } else if (type.isRecord() && text) {
      schema.setProperties(null);
      schema.setRequired(null);
      schema.setType(List.of(Schema.SchemaType.STRING));
    } else if (type.isRecord() && schema.getProperties() != null) {
      completeRecord(schema, type);
    }
  }

  /** Whether the schema is of this enum and of no other of the same simple name. */
  private static boolean isOf(Schema schema, ClassInfo type) {
    return schema.getEnumeration() != null
        && Set.copyOf(schema.getEnumeration())
            .equals(type.enumConstants().stream().map(FieldInfo::name).collect(Collectors.toSet()));
  }

  /** Enums that say how they are written are written in lower case with hyphens. */
  private static String wireName(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void completeRecord(Schema schema, ClassInfo record) {
    List<RecordComponentInfo> components = components(record);
    Set<String> names = new HashSet<>();
    components.forEach(component -> names.add(component.name()));
    if (!names.equals(schema.getProperties().keySet())) {
      return; // another class of the same name
    }
    Set<String> required = new HashSet<>();
    for (RecordComponentInfo component : components) {
      Schema property = Objects.requireNonNull(schema.getProperties().get(component.name()));
      allowNullElements(property, component.type());
      AnnotationInstance allowed = component.declaredAnnotation(ALLOWED_BY);
      if (allowed != null) {
        Specifications.allow(property, rangeOf(allowed));
      }
      if (component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE)) {
        schema.addProperty(component.name(), nullable(property));
      } else {
        required.add(component.name());
      }
    }
    schema.setRequired(required.isEmpty() ? null : required.stream().sorted().toList());
  }

  /** The components as they are written: those of a part that is unwrapped in its place. */
  private List<RecordComponentInfo> components(ClassInfo record) {
    List<RecordComponentInfo> components = new ArrayList<>();
    for (RecordComponentInfo component : record.recordComponentsInDeclarationOrder()) {
      if (record.field(component.name()).hasAnnotation(JSON_UNWRAPPED)) {
        components.addAll(components(index.getClassByName(component.type().name())));
      } else {
        components.add(component);
      }
    }
    return components;
  }

  private static Range rangeOf(AnnotationInstance allowed) {
    try {
      return Ranges.of(
          Class.forName(
              allowed.value().asClass().name().toString(),
              false,
              Thread.currentThread().getContextClassLoader()),
          allowed.value("component").asString());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The unit of a number, as {@code x-unit}, where its name says it. */
  private static void tellUnits(Schema schema) {
    if (schema.getProperties() == null) {
      return;
    }
    schema
        .getProperties()
        .forEach(
            (name, property) -> {
              List<Schema.SchemaType> types = property.getType();
              boolean number =
                  types != null
                      && (types.contains(Schema.SchemaType.NUMBER)
                          || types.contains(Schema.SchemaType.INTEGER));
              UNITS.forEach(
                  (ending, unit) -> {
                    if (number && name.endsWith(ending)) {
                      property.addExtension("x-unit", unit);
                    }
                  });
            });
  }

  /** A list may hold null where its element type says so. */
  private static void allowNullElements(Schema list, Type type) {
    Schema items = list.getItems();
    if (items != null
        && type.kind() == Type.Kind.PARAMETERIZED_TYPE
        && type.asParameterizedType().arguments().getLast().hasAnnotation(NULLABLE)) {
      list.setItems(nullable(items));
    }
  }

  private static Schema nullable(Schema property) {
    if (property.getAnyOf() != null
        && property.getAnyOf().stream()
            .anyMatch(it -> List.of(Schema.SchemaType.NULL).equals(it.getType()))) {
      return property;
    }
    if (property.getRef() == null && property.getType() != null) {
      List<Schema.SchemaType> types = new ArrayList<>(property.getType());
      if (!types.contains(Schema.SchemaType.NULL)) {
        types.add(Schema.SchemaType.NULL);
      }
      return property.type(types);
    }
    Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    return OASFactory.createSchema().anyOf(List.of(property, nothing));
  }

  /** Pages are generic: no class has the name of their schema. */
  private static void completePage(String name, Schema schema) {
    if (name.startsWith("Page") && schema.getProperties() != null) {
      Schema cursor = schema.getProperties().get("nextCursor");
      if (cursor != null && schema.getProperties().containsKey("items")) {
        schema.addProperty("nextCursor", nullable(cursor));
        schema.setRequired(List.of("items", "nextCursor"));
      }
    }
  }

  /** A tree of the JSON library is any JSON, not the library's class. */
  private static void openTrees(Schema schema) {
    if (schema.getProperties() != null) {
      Map.copyOf(schema.getProperties())
          .forEach(
              (name, property) -> {
                String ref = property.getRef();
                if (ref != null && ref.endsWith("/JsonNode")) {
                  schema.addProperty(name, OASFactory.createSchema().description("Any JSON"));
                }
              });
    }
  }

  private static void addProblemAnswer(Operation operation) {
    operation
        .getResponses()
        .setDefaultValue(
            OASFactory.createAPIResponse()
                .description("A problem (RFC 9457); docs/reference/problems.md lists the types")
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/problem+json",
                            OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)))));
    for (String generated : List.of("400", "401", "403")) {
      operation.getResponses().removeAPIResponse(generated);
    }
  }

  private static void addProblem(OpenAPI document) {
    Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    Schema error =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("pointer", text)
            .addProperty("detail", text)
            .required(List.of("detail", "pointer"));
    document
        .getComponents()
        .addSchema("FieldError", error)
        .addSchema(
            "ProblemDetails",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty(
                    "errors",
                    OASFactory.createSchema()
                        .addType(Schema.SchemaType.ARRAY)
                        .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")))
                .required(List.of("detail", "instance", "status", "title", "type")));
  }
}
