package io.bordereau.routes.agreements;

import io.bordereau.mapping.Severity;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.Stream;

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
    check.feedback(hub);
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

  /** A sink has a name and one way of its own; what a webhook is told is signed. */
  private void feedback(Hub hub) {
    HashSet<String> names = new HashSet<>();
    HashSet<String> queues = new HashSet<>();
    if (hub.erp().url() != null && hub.erp().secret() == null) {
      wrong("erp", null, "The field erp has a webhook and no secret: our own system could not tell who calls it.", "Add erp.secret, by reference.");
    }
    good &= Coherence.timeouts(hub.erp().timeouts(), "erp.timeouts", binder) & Coherence.retry(hub.erp().retry(), binder);
    if (hub.erp().queue() != null) {
      queues.add(hub.erp().queue());
    }
    hub.intake().forEach(i -> queues.add(i.queue()));
    for (int i = 0; i < hub.erp().feedback().size(); i++) {
      Sink sink = hub.erp().feedback().get(i);
      String field = "erp.feedback[" + (i + 1) + "]";
      if (!names.add(sink.id())) {
        wrong(field + ".id", sink.id(), "There are two sinks called " + sink.id() + ".", "Give each sink a name of its own.");
      }
      if (Stream.of(sink.url(), sink.queue(), sink.folder()).filter(Objects::nonNull).count() != 1) {
        wrong(field, null, "The field " + field + " is a webhook, a queue or a folder: exactly one of them.", "Keep one of url, queue and folder.");
      } else if (sink.url() != null && sink.secret() == null) {
        wrong(field, null, "The field " + field + " has no secret: a webhook could not tell who calls it.", "Add secret, by reference.");
      } else if (sink.queue() != null && !queues.add(sink.queue())) {
        wrong(field + ".queue", sink.queue(), "The queue " + sink.queue() + " has another use already.", "Give each use a queue of its own.");
      }
      good &= Coherence.timeouts(sink.timeouts(), field + ".timeouts", binder) & Coherence.retry(sink.retry(), binder);
    }
  }

  private void wrong(String field, String value, String message, String next) {
    binder.say("AGR-14", Severity.ERROR, field, value, message, next);
    good = false;
  }
}
