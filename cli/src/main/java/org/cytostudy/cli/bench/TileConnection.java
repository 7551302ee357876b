package org.cytostudy.cli.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that asks for pictures, one after the other. Written for the
 * bench alone: a full client would take as much of the processor as the servers that it measures.
 */
final class TileConnection implements AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final String headers;
  private byte[] body = new byte[1 << 16];

  /**
   * Connects to this machine.
   *
   * @param headers further lines of each request, each ended by CR LF
   */
  TileConnection(int port, String headers) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(PATIENCE_MS);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.headers = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers + "\r\n";
  }

  /**
   * Asks for a JPEG and reads it to its end.
   *
   * @return its bytes
   * @throws IOException if the answer is none
   */
  int get(String path) throws IOException {
    socket.getOutputStream().write(("GET " + path + headers).getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    int bytes = chunked ? readChunks() : read(0, length);
    boolean jpeg = bytes > 2 && (body[0] & 0xff) == 0xff && (body[1] & 0xff) == 0xd8;
    if (!status.contains(" 200") || !jpeg) {
      throw new IOException(
          path
              + " is answered with "
              + status
              + ": "
              + new String(body, 0, Math.min(bytes, 500), StandardCharsets.UTF_8));
    }
    return bytes;
  }

  private int readChunks() throws IOException {
    int total = 0;
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      total = read(total, size);
      line();
    }
    line();
    return total;
  }

  /** Reads so many bytes behind those that are there; says how many there are then. */
  private int read(int there, int count) throws IOException {
    if (count < 0) {
      throw new IOException("The answer does not say how long it is");
    }
    if (there + count > body.length) {
      body = Arrays.copyOf(body, 2 * (there + count));
    }
    if (in.readNBytes(body, there, count) < count) {
      throw new IOException("The answer was cut off");
    }
    return there + count;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
