package org.cytostudy.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts bodies whose length nobody announced while they are read, so that too large a one is told
 * as the same problem. The HTTP layer's own limit lies above and would end the connection.
 */
class BodyLimit {

  @ServerRequestFilter
  void count(ContainerRequestContext request) {
    boolean announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH) != null;
    if (!announced && request.getHeaderString("Transfer-Encoding") != null) {
      long limit = ProblemRoutes.limit(request.getUriInfo().getRequestUri().getPath());
      request.setEntityStream(new Counted(request.getEntityStream(), limit));
    }
  }

  /** More came than a body may have. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("The body is larger than it may be");
    }
  }

  private static final class Counted extends FilterInputStream {
    private long left;

    Counted(InputStream in, long limit) {
      super(in);
      left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      take(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      take(Math.max(0, n));
      return n;
    }

    private void take(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
