package io.bordereau.routes.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Connections of which one call fails: the n-th from when it is armed, before it has done anything or after it has done all. */
final class FailingCalls {
  private static final Set<String> COUNTED = Set.of("getConnection", "prepareStatement", "setAutoCommit", "execute", "executeQuery", "executeUpdate",
      "commit", "rollback", "next", "setTransactionIsolation");

  private int left;
  private boolean after;
  private boolean hit;

  /** From now on the n-th call fails. */
  synchronized void arm(int n, boolean afterwards) {
    left = n;
    after = afterwards;
    hit = false;
  }

  /** Whether it failed; no further call does. */
  synchronized boolean disarm() {
    left = 0;
    return hit;
  }

  /** Connections that fail so. */
  DataSource over(DataSource source) {
    return wrap(DataSource.class, source);
  }

  private synchronized boolean now(String method) {
    if (left == 0 || !COUNTED.contains(method) || --left > 0) {
      return false;
    }
    hit = true;
    return true;
  }

  private <T> T wrap(Class<T> type, Object real) {
    InvocationHandler handler = (proxy, method, arguments) -> {
      boolean fails = now(method.getName());
      if (fails && !after) {
        throw failed(method);
      }
      Object result;
      try {
        result = method.invoke(real, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      if (fails) {
        throw failed(method);
      }
      return switch (result) {
        case Connection c -> wrap(Connection.class, c);
        case CallableStatement c -> c;
        case PreparedStatement p -> wrap(PreparedStatement.class, p);
        case Statement s -> wrap(Statement.class, s);
        case ResultSet r -> wrap(ResultSet.class, r);
        case null, default -> result;
      };
    };
    return type.cast(Proxy.newProxyInstance(FailingCalls.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private SQLException failed(Method method) {
    return new SQLException("The call of " + method.getName() + " failed " + (after ? "after" : "before") + " it was done", "58030");
  }
}
