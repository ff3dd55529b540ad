package io.bordereau.routes.ledger;

import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Texts as every database takes them: PostgreSQL knows no character NUL, so that none of them gets one. */
final class Texts extends AbstractArgumentFactory<String> {
  private Texts() {
    super(Types.VARCHAR);
  }

  /** Has all texts go through here. */
  static Jdbi over(Jdbi jdbi) {
    return jdbi.registerArgument(new Texts());
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
