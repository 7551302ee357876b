package org.cytostudy.platform.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.core.hash.Sha256;
import org.jboss.logging.Logger;

/** Writes the body of a request to a temporary file as it comes. */
@Provider
public final class SpooledBodyReader implements MessageBodyReader<SpooledBody> {
  private static final Logger LOG = Logger.getLogger(SpooledBodyReader.class);

  private final CurrentVertxRequest current;

  SpooledBodyReader(CurrentVertxRequest current) {
    this.current = current;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == SpooledBody.class;
  }

  @Override
  public SpooledBody readFrom(
      Class<SpooledBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    Path file = Files.createTempFile("body", null);
    // Also where the transfer breaks off below.
    current.getCurrent().addEndHandler(ended -> delete(file));
    try (OutputStream out = Files.newOutputStream(file)) {
      return new SpooledBody(file, Sha256.copy(body, out));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf(e, "The body of a request is left in %s", file);
    }
  }
}
