package org.cytostudy.platform.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Puts the key, the work and the answer into one transaction. An answer is given once more only to
 * who could still ask for it: memberships may have ended in between.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {
  private static final String HEADER = "Idempotency-Key";

  private final CurrentVertxRequest current;
  private final IdempotencyKeys keys;
  private final Access access;
  private final ObjectMapper json;

  IdempotencyInterceptor(
      CurrentVertxRequest current, IdempotencyKeys keys, Access access, ObjectMapper json) {
    this.current = current;
    this.keys = keys;
    this.access = access;
    this.json = json;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext invocation) throws Exception {
    HttpServerRequest request = current.getCurrent().request();
    String header = request.getHeader(HEADER);
    int timeoutSeconds = timeoutSeconds(invocation);
    if (header == null) {
      return timeoutSeconds == 0
          ? invocation.proceed()
          : transaction(timeoutSeconds).call(invocation::proceed);
    }
    UUID key = parse(header);
    String subject = access.caller().subject();
    String fingerprint =
        keys.fingerprint(request.method() + " " + request.uri(), invocation.getParameters());
    return transaction(timeoutSeconds)
        .call(
            () -> {
              if (keys.claim(subject, key, fingerprint)) {
                Object result = invocation.proceed();
                keys.remember(subject, key, result, access.granted());
                return result;
              }
              KeptAnswer answer = keys.answer(subject, key, fingerprint);
              answer.needs().forEach(need -> access.requireProject(need.project(), need.least()));
              return answer.as(invocation.getMethod(), json);
            });
  }

  /** Begun here, the only place where its timeout can be set. */
  private static TransactionRunnerOptions transaction(int timeoutSeconds) {
    TransactionRunnerOptions transaction = QuarkusTransaction.joiningExisting();
    return timeoutSeconds == 0 ? transaction : transaction.timeout(timeoutSeconds);
  }

  private static int timeoutSeconds(InvocationContext invocation) {
    Idempotent idempotent = invocation.getMethod().getAnnotation(Idempotent.class);
    return idempotent == null ? 0 : idempotent.timeoutSeconds();
  }

  private static UUID parse(String header) {
    try {
      return UUID.fromString(header.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidException(
          ProblemType.INVALID_IDEMPOTENCY_KEY,
          "Send a fresh UUID with each new request, and the same one when you repeat it.",
          List.of(new FieldError("?" + HEADER, "is not a UUID")));
    }
  }
}
