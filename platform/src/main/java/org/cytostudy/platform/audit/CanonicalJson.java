package org.cytostudy.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * One text for one value: object fields in the order of their names, no white space, numbers with
 * the digits that the database keeps.
 */
final class CanonicalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private CanonicalJson() {}

  static Map<String, Object> read(String json) {
    try {
      return MAPPER.readValue(json, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The database holds JSON here", e);
    }
  }

  static String write(Map<String, ?> value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Scalars, lists and maps are always JSON", e);
    }
  }
}
