package io.bordereau.routes.cli;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;

/** Reading the business documents of one input. */
final class Reading {
  private Reading() {}

  /** Reads all of them; what is wrong stands in the answer, and one that is not understood refuses the input. */
  static List<? extends Read<?>> of(Format format, byte[] bytes, Context context, Answer answer) {
    var reads = format.read(bytes, context);
    for (var read : reads) {
      answer.findings().addAll(read.findings());
      if (read.document().isEmpty()) answer.status(Status.REFUSED);
    }
    if (reads.isEmpty()) {
      answer.refuse(new Finding("CLI-03", Severity.ERROR, null, null, null, "There is no business document in this input.", null, Turn.SENDER,
          "Send at least one document."));
    }
    return reads;
  }
}
