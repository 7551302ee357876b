package org.cytostudy.platform.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the generated document: which fields of a record are always there and which may be null
 * (JSpecify says so in the code), that every operation may answer with a problem, and how one signs
 * in.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final IndexView index;

  public ApiDocument(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    addProblem(document);
    for (ClassInfo type : index.getKnownClasses()) {
      Schema schema = schemas.get(schemaName(type));
      if (type.isRecord() && type.name().toString().startsWith("org.cytostudy.")) {
        if (schema != null && schema.getProperties() != null) {
          complete(schema, type);
        }
      }
    }
    schemas.forEach(ApiDocument::completePage);
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

  private static String schemaName(ClassInfo type) {
    return type.simpleName();
  }

  private static void complete(Schema schema, ClassInfo record) {
    Set<String> required = new HashSet<>();
    for (RecordComponentInfo component : record.recordComponentsInDeclarationOrder()) {
      Map<String, Schema> properties = schema.getProperties();
      Schema property = properties.get(component.name());
      if (property == null) {
        continue;
      }
      if (component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE)) {
        schema.addProperty(component.name(), nullable(property));
      } else {
        required.add(component.name());
      }
    }
    schema.setRequired(required.isEmpty() ? null : required.stream().sorted().toList());
  }

  private static Schema nullable(Schema property) {
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
            "Problem",
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
