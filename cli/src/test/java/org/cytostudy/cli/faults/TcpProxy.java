package org.cytostudy.cli.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a runner and its platform that can be cut. */
final class TcpProxy implements Closeable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger fragile = new AtomicInteger();
  private volatile int fragileBytes;
  private volatile boolean cut;

  private TcpProxy(int target) throws IOException {
    this.target = target;
  }

  /** A proxy of a port on this machine. */
  static TcpProxy to(int target) throws IOException {
    TcpProxy proxy = new TcpProxy(target);
    Thread.ofVirtual().name("proxy").start(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Drops every connection, and each new one at once. */
  void cut() {
    cut = true;
    open.forEach(TcpProxy::drop);
  }

  /**
   * Lets connections through again.
   *
   * @param breaking so many of the next connections break
   * @param afterBytes once so many bytes went to the platform
   */
  void mend(int breaking, int afterBytes) {
    fragileBytes = afterBytes;
    fragile.set(breaking);
    cut = false;
  }

  /** How many connections are still to break. */
  int toBreak() {
    return fragile.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket runner = server.accept();
        if (cut) {
          drop(runner);
          continue;
        }
        Socket platform = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(runner);
        open.add(platform);
        Thread.ofVirtual().start(() -> pump(runner, platform, true));
        Thread.ofVirtual().start(() -> pump(platform, runner, false));
      } catch (IOException e) {
        // Closed, or the platform is away: the runner finds nobody, as it would without us.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean mayBreak) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      long sent = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        sent += n;
        boolean breaks =
            mayBreak
                && fragile.get() > 0
                && sent > fragileBytes
                && fragile.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (breaks) {
          return;
        }
      }
    } catch (IOException e) {
      // Cut.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // Closed already.
    }
  }
}
