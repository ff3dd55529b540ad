package io.bordereau.routes.agreements;

import io.bordereau.mapping.Severity;
import java.util.HashSet;

/** What must fit together inside hub.yaml, after every field is right by itself. */
final class HubCoherence {
  private final Binder binder;
  private boolean good = true;

  private HubCoherence(Binder binder) {
    this.binder = binder;
  }

  /** Whether the hub may be used. */
  static boolean of(Hub hub, Binder binder) {
    HubCoherence check = new HubCoherence(binder);
    check.intake(hub);
    return check.good;
  }

  /** A way of intake is a folder or a queue, and nobody else uses that queue. */
  private void intake(Hub hub) {
    HashSet<String> queues = new HashSet<>();
    if (hub.erp().queue() != null) {
      queues.add(hub.erp().queue());
    }
    for (int i = 0; i < hub.intake().size(); i++) {
      Hub.Intake one = hub.intake().get(i);
      String field = "intake[" + (i + 1) + "]";
      if ((one.folder() == null) == (one.queue() == null)) {
        wrong(field, null, "The field " + field + " is a folder or a queue: exactly one of them.", "Name the folder that is watched, or the queue that is read.");
      } else if (one.queue() != null && !queues.add(one.queue())) {
        wrong(field + ".queue", one.queue(), "The queue " + one.queue() + " has another use already.", "Give each use a queue of its own.");
      }
    }
  }

  private void wrong(String field, String value, String message, String next) {
    binder.say("AGR-14", Severity.ERROR, field, value, message, next);
    good = false;
  }
}
