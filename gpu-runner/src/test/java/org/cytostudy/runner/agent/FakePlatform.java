package org.cytostudy.runner.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.EventsAccepted;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.core.runner.RunnerApi;
import org.jspecify.annotations.Nullable;

/** The platform's side of the runner protocol, in memory, with faults that can be switched on. */
final class FakePlatform implements AutoCloseable {
  static final String TOKEN = "secret-of-the-node";

  final Queue<Lease> ready = new ConcurrentLinkedQueue<>();
  final List<Registration> registrations = new CopyOnWriteArrayList<>();
  final List<Heartbeat> beats = new CopyOnWriteArrayList<>();
  final List<WorkerEvent> events = new CopyOnWriteArrayList<>();
  final Map<Sha256, byte[]> artefacts = new ConcurrentHashMap<>();
  final Map<Sha256, byte[]> inputs = new ConcurrentHashMap<>();
  final Queue<HeartbeatAnswer.Order> orders = new ConcurrentLinkedQueue<>();
  final Set<AttemptId> superseded = ConcurrentHashMap.newKeySet();
  final List<AttemptId> abandonAtRegistration = new CopyOnWriteArrayList<>();
  final List<String> ranges = new CopyOnWriteArrayList<>();
  final AtomicInteger cutDownloads = new AtomicInteger();
  final AtomicInteger silentDownloads = new AtomicInteger();
  final AtomicInteger wrongDownloads = new AtomicInteger();
  final Set<Sha256> lostInputs = ConcurrentHashMap.newKeySet();
  final AtomicInteger cutEventAnswers = new AtomicInteger();
  final AtomicInteger refusedForWantOfRoom = new AtomicInteger();
  final AtomicInteger lostBeats = new AtomicInteger();
  volatile boolean networkIsDown;
  volatile boolean somethingElseAnswers;
  volatile boolean storeIsFull;
  volatile @Nullable Finish finished;
  volatile @Nullable Fail failed;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;

  FakePlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(RunnerApi.ROOT, this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (networkIsDown) {
        if (exchange.getRequestURI().getPath().equals(RunnerApi.HEARTBEAT)) {
          lostBeats.incrementAndGet();
        }
        return;
      }
      if (somethingElseAnswers) {
        lostBeats.incrementAndGet();
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, problem("unauthenticated"));
        return;
      }
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case RunnerApi.REGISTER -> {
          registrations.add(read(exchange, Registration.class));
          answer(
              exchange,
              200,
              new Registered(new NodeId(UUID.randomUUID()), 1, List.copyOf(abandonAtRegistration)));
        }
        case RunnerApi.LEASE -> {
          Lease lease = ready.poll();
          answer(exchange, lease == null ? 204 : 200, lease);
        }
        case RunnerApi.HEARTBEAT -> {
          beats.add(read(exchange, Heartbeat.class));
          List<HeartbeatAnswer.Order> now = List.copyOf(orders);
          orders.clear();
          answer(exchange, 200, new HeartbeatAnswer(now, false));
        }
        default -> attempt(exchange, path.substring(RunnerApi.ATTEMPTS.length() + 1).split("/"));
      }
    }
  }

  private void attempt(HttpExchange exchange, String[] path) throws IOException {
    if (superseded.contains(AttemptId.fromString(path[0]))) {
      answer(exchange, 409, problem("attempt-superseded"));
      return;
    }
    switch (path[1]) {
      case "events" -> takeEvents(exchange);
      case "inputs" -> giveInput(exchange, Sha256.fromString(path[2]));
      case "artefacts" -> takeArtefact(exchange, Sha256.fromString(path[2]));
      case "finish" -> {
        finished = read(exchange, Finish.class);
        answer(exchange, 200, Map.of());
      }
      case "fail" -> {
        failed = read(exchange, Fail.class);
        answer(exchange, 200, Map.of());
      }
      default -> answer(exchange, 404, problem("not-found"));
    }
  }

  private synchronized void takeEvents(HttpExchange exchange) throws IOException {
    EventBatch batch = read(exchange, EventBatch.class);
    long known = events.size() - batch.firstSequence();
    if (known >= 0) {
      events.addAll(
          batch
              .events()
              .subList((int) Math.min(known, batch.events().size()), batch.events().size()));
    }
    if (!takeOne(cutEventAnswers)) {
      answer(exchange, 200, new EventsAccepted(events.size()));
    }
  }

  private void giveInput(HttpExchange exchange, Sha256 sha256) throws IOException {
    if (!"application/octet-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
      answer(exchange, 406, problem("not-acceptable"));
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    if (lostInputs.contains(sha256)) {
      answer(exchange, 404, problem("input-missing"));
      return;
    }
    int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
    byte[] all = inputs.getOrDefault(sha256, new byte[0]);
    byte[] part = Arrays.copyOfRange(all, from, all.length);
    exchange.sendResponseHeaders(206, part.length == 0 ? -1 : part.length);
    if (takeOne(wrongDownloads)) {
      part[0]++;
    }
    boolean silent = takeOne(silentDownloads);
    boolean cut = takeOne(cutDownloads) || silent;
    exchange.getResponseBody().write(part, 0, cut ? part.length / 2 : part.length);
    if (silent) {
      exchange.getResponseBody().flush();
      waitForTheEnd();
    }
  }

  private void waitForTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  private synchronized void takeArtefact(HttpExchange exchange, Sha256 sha256) throws IOException {
    byte[] have = artefacts.get(sha256);
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (have != null) {
        exchange.getResponseHeaders().add("Upload-Offset", Integer.toString(have.length));
      }
      exchange.sendResponseHeaders(have == null ? 404 : 200, -1);
      return;
    }
    if (storeIsFull) {
      refusedForWantOfRoom.incrementAndGet();
      answer(exchange, 507, problem("store-full"));
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(have == null ? new byte[0] : have);
    all.write(exchange.getRequestBody().readAllBytes());
    artefacts.put(sha256, all.toByteArray());
    answer(exchange, 200, Map.of());
  }

  private static Map<String, String> problem(String code) {
    return Map.of("type", "urn:cytostudy:problem:" + code, "title", code);
  }

  private static <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
    return CytostudyJson.mapper().readValue(exchange.getRequestBody(), type);
  }

  private static void answer(HttpExchange exchange, int status, @Nullable Object body)
      throws IOException {
    if (body == null) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = CytostudyJson.mapper().writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
