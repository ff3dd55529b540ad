package io.bordereau.routes.cli;

import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes commands, and hands each the terminal that it answers on. */
final class Commands implements CommandLine.IFactory {
  private final Terminal terminal;

  /** A factory of commands that answer on this terminal. */
  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      var parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Terminal.class) {
        try {
          return type.cast(constructor.newInstance(terminal));
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof Exception cause) throw cause;
          throw e;
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
