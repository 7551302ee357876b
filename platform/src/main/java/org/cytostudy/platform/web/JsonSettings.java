package org.cytostudy.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import org.cytostudy.platform.sql.Storable;

/** JSON is read strictly: what is not known, missing or not storable is told, not dropped. */
@Singleton
class JsonSettings implements ObjectMapperCustomizer {
  /** After the modules of libraries, whose deserializers would win otherwise. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.registerModule(
        new SimpleModule("storable")
            .addDeserializer(String.class, new StorableText())
            .addDeserializer(Instant.class, new StorableTime()));
  }

  private static final class StorableTime extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    StorableTime() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
      if (time != null && !Storable.isTime(time)) {
        throw context.weirdStringException(time.toString(), Instant.class, Storable.NO_SUCH_TIME);
      }
      return time;
    }
  }

  private static final class StorableText extends StdScalarDeserializer<String> {
    StorableText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && !Storable.isText(text)) {
        throw context.weirdStringException(
            text.replace('\0', '\ufffd'), String.class, Storable.NO_NUL);
      }
      return text;
    }
  }
}
