package io.bordereau.routes.rest;

import java.util.Optional;

/** Tells by what somebody shows who it is. */
public interface Recognises {
  /**
   * Whoever shows this token; empty when nobody is known by it.
   *
   * @throws Unwelcome 401 when it was good once, and no longer is
   */
  Optional<Principal> recognise(String token);

  /** The same, or whoever another one knows. */
  default Recognises or(Recognises other) {
    return token -> recognise(token).or(() -> other.recognise(token));
  }
}
