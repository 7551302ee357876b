package org.cytostudy.platform.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Range;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What core's specifications say about their numbers: the {@link Range} that their constructors
 * check, and as defaults the demo's settings, which a form starts with. A field with a default is
 * not thereby optional.
 */
final class Specifications {
  private static final List<Record> DEMO =
      List.of(
          PhantomSpec.demo(),
          PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()),
          ProbeSpec.demo(),
          EvaluateSpec.demo());

  private Specifications() {}

  static void complete(Map<String, Schema> schemas) {
    DEMO.forEach(demo -> complete(demo, schemas));
    oneOf(
        ObjectiveSpec.class,
        List.of(
            ObjectiveSpec.demoSpatialNce(),
            ObjectiveSpec.demoFixedRadius(),
            ObjectiveSpec.demoSimClr(),
            ObjectiveSpec.demoVicReg(),
            ObjectiveSpec.demoSupervised(),
            new ObjectiveSpec.Untrained()),
        schemas);
  }

  /** Adds what a range allows to the schema of a number. */
  static void allow(Schema schema, Range range) {
    if (range.only().length > 0) {
      schema.setEnumeration(Arrays.stream(range.only()).mapToObj(it -> (Object) it).toList());
    } else {
      schema.minimum(plain(range.min())).maximum(plain(range.max()));
    }
  }

  private static void complete(Record demo, Map<String, Schema> schemas) {
    Schema schema = schemas.get(demo.getClass().getSimpleName());
    if (schema == null || schema.getProperties() == null) {
      throw new IllegalStateException("the document does not describe " + demo.getClass());
    }
    for (RecordComponent component : demo.getClass().getRecordComponents()) {
      Object value = valueOf(component, demo);
      Schema property = schema.getProperties().get(component.getName());
      if (property == null) {
        throw new IllegalStateException("the document does not describe " + component);
      }
      describe(property, component, value);
      if (value instanceof Record part && !(value instanceof ObjectiveSpec)) {
        complete(part, schemas);
      }
    }
  }

  private static void describe(Schema property, RecordComponent component, Object value) {
    Range range = component.getAnnotation(Range.class);
    if (range != null) {
      allow(property, range);
    }
    if (value instanceof Number || value instanceof Boolean) {
      property.setDefaultValue(value instanceof Double number ? plain(number) : value);
    }
  }

  /** A sealed type: its kinds, told apart by the property that Jackson writes. */
  private static void oneOf(
      Class<?> sealed, List<? extends Record> demos, Map<String, Schema> schemas) {
    String kind = sealed.getAnnotation(JsonTypeInfo.class).property();
    List<Schema> kinds = new ArrayList<>();
    for (JsonSubTypes.Type type : sealed.getAnnotation(JsonSubTypes.class).value()) {
      Record demo =
          demos.stream().filter(it -> it.getClass() == type.value()).findFirst().orElseThrow();
      String name = type.value().getSimpleName();
      schemas.put(name, kind(kind, type.name(), demo));
      kinds.add(OASFactory.createSchema().ref("#/components/schemas/" + name));
    }
    schemas.put(sealed.getSimpleName(), OASFactory.createSchema().oneOf(kinds));
  }

  private static Schema kind(String property, String name, Record demo) {
    Schema schema =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty(
                property,
                OASFactory.createSchema().addType(Schema.SchemaType.STRING).constValue(name));
    TreeSet<String> required = new TreeSet<>(List.of(property));
    for (RecordComponent component : demo.getClass().getRecordComponents()) {
      Object value = valueOf(component, demo);
      Schema part = value instanceof Enum<?> constant ? constant(constant) : number(component);
      describe(part, component, value);
      schema.addProperty(component.getName(), part);
      // Those of names came later, as did numbers that may be none: a manifest from before them
      // means the usual.
      if (!(value instanceof Enum<?>) && component.getType().isPrimitive()) {
        required.add(component.getName());
      }
    }
    return schema.required(List.copyOf(required));
  }

  private static Schema number(RecordComponent component) {
    Class<?> type = component.getType();
    Schema schema = OASFactory.createSchema();
    if (type == boolean.class) {
      return schema.addType(Schema.SchemaType.BOOLEAN);
    }
    schema.addType(
        type == int.class || type == long.class
            ? Schema.SchemaType.INTEGER
            : Schema.SchemaType.NUMBER);
    return type.isPrimitive() ? schema : schema.addType(Schema.SchemaType.NULL);
  }

  /** One of several names, as they are written; null means the usual one, as no name does. */
  private static Schema constant(Enum<?> usual) {
    List<Object> names = new ArrayList<>();
    for (Object each : usual.getDeclaringClass().getEnumConstants()) {
      names.add(CytostudyJson.mapper().convertValue(each, String.class));
    }
    return OASFactory.createSchema()
        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.STRING).enumeration(names))
        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL))
        .defaultValue(CytostudyJson.mapper().convertValue(usual, String.class));
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  private static BigDecimal plain(double number) {
    BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
