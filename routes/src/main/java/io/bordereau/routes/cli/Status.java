package io.bordereau.routes.cli;

/** What became of one input. */
enum Status {
  /** Understood; findings may still make it invalid. */
  OK,
  /** Rejected, with findings that say why. */
  REFUSED,
  /** A bug. */
  ERROR;

  /** As {@code --json} writes it. */
  String json() {
    return switch (this) {
      case OK -> "ok";
      case REFUSED -> "refused";
      case ERROR -> "error";
    };
  }
}
