package io.kaquan.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts and times the statements that pages ask for; what other threads ask at the same time is
 * not theirs.
 */
class Statements implements BeanPostProcessor {
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, AtomicLong> nanos = new ConcurrentHashMap<>();

  int takeCount() {
    return count.getAndSet(0);
  }

  /** The statement that took most since this was asked last, with its milliseconds. */
  String takeSlowest() {
    String slowest =
        nanos.entrySet().stream()
            .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a.get(), b.get())))
            .map(
                one ->
                    "%.1f ms in all: %s"
                        .formatted(
                            one.getValue().get() / 1e6, one.getKey().replaceAll("\\s+", " ")))
            .orElse("none");
    nanos.clear();
    return slowest;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return !(bean instanceof DataSource source)
        ? bean
        : new DelegatingDataSource(source) {
          @Override
          public Connection getConnection() throws SQLException {
            return counting(super.getConnection());
          }
        };
  }

  private Connection counting(Connection connection) {
    if (!Thread.currentThread().getName().startsWith("http-")) {
      return connection;
    }
    return wrap(
        Connection.class,
        connection,
        (method, answer, sql) -> {
          if (answer instanceof PreparedStatement statement) {
            count.incrementAndGet();
            return wrap(PreparedStatement.class, statement, null, sql);
          }
          return answer;
        },
        null);
  }

  private interface Seen {
    Object answer(String method, Object answer, String sql);
  }

  private <T> T wrap(Class<T> type, T inner, Seen seen, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              long began = System.nanoTime();
              try {
                Object answer = method.invoke(inner, args);
                return seen == null
                    ? answer
                    : seen.answer(
                        method.getName(), answer, args == null ? "" : String.valueOf(args[0]));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (sql != null && method.getName().startsWith("execute")) {
                  nanos
                      .computeIfAbsent(sql, none -> new AtomicLong())
                      .addAndGet(System.nanoTime() - began);
                }
              }
            }));
  }
}
