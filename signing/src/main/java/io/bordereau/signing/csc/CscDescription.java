package io.bordereau.signing.csc;

import java.util.Set;

/**
 * What a trust service says of itself (CSC API v2, {@code info}).
 *
 * @param specs the version of the specification; empty when it does not say
 * @param name what it is called
 * @param access by which grants access is given, such as {@code oauth2client}; empty when it does not say
 * @param methods what may be called; empty when it does not say
 */
public record CscDescription(String specs, String name, Set<String> access, Set<String> methods) {
  /** Of a service that does not describe itself: it is taken at its answers. */
  static final CscDescription UNSAID = new CscDescription("", "", Set.of(), Set.of());

  public CscDescription {
    access = Set.copyOf(access);
    methods = Set.copyOf(methods);
  }

  /** Why the hub cannot use it, in words; empty when it can. */
  String hindrance(CscLogin login) {
    if (!specs.isEmpty() && !specs.startsWith("2.") && !specs.equals("2")) {
      return "speaks version " + CscRefusal.plain(specs) + " of the CSC API, not 2";
    }
    if (!access.isEmpty() && !access.contains(login.kind())) {
      return "does not give access by " + login.kind() + ", but by " + CscRefusal.plain(String.join(", ", access.stream().sorted().toList()));
    }
    for (String needed : Set.of("credentials/info", "signatures/signHash")) {
      if (!methods.isEmpty() && !methods.contains(needed)) {
        return "does not offer " + needed;
      }
    }
    return "";
  }

  /** Whether a method may be called; false when the service does not say. */
  boolean offers(String method) {
    return methods.contains(method);
  }
}
