package io.bordereau.routes.ledger;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of the database means for who asked. */
enum SqlFailure {
  /** Others came in between: done again it may go well. */
  CLASH,
  /** Somebody else wrote the same at the same time: done again it is found. */
  DOUBLE,
  /** The database does not answer; nothing was committed. */
  AWAY,
  /** Anything else. */
  OTHER;

  private static final Set<String> CLASHES = Set.of("40001", "40P01", "55P03");
  private static final Set<String> AWAYS = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006", "53300");

  /** A commit that failed, and of which the server says that it is not committed. */
  static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undone(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Whether it failed for want of room. */
  static boolean full(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException e && e.getResultCode() == SQLiteErrorCode.SQLITE_FULL || t instanceof SQLException s && "53100".equals(s.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** What the database said, without statements and what stood in them. */
  static String words(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  static SqlFailure of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Undone) {
        SqlFailure cause = of(t.getCause());
        return cause == OTHER ? AWAY : cause;
      }
      if (t instanceof SQLException e) {
        return of(e);
      }
    }
    return OTHER;
  }

  private static SqlFailure of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (CLASHES.contains(state)) {
      return CLASH;
    }
    if (state.equals("23505")) {
      return DOUBLE;
    }
    return state.startsWith("08") || AWAYS.contains(state) || e instanceof SQLTransientConnectionException || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException ? AWAY : OTHER;
  }
}
