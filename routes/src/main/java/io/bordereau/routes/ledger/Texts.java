package io.bordereau.routes.ledger;

import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Texts as every database takes them: PostgreSQL knows no character NUL, so that none of them gets one. */
final class Texts extends AbstractArgumentFactory<String> {
  private Texts() {
    super(Types.VARCHAR);
  }

  /** Has all texts go through here, and keeps them out of the messages of failures. */
  static Jdbi over(Jdbi jdbi) {
    jdbi.registerArgument(new Texts());
    // Statements carry what documents say: that belongs into no log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /** The text without NUL; null stays. */
  static String plain(String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setString(position, plain(value));
  }
}
