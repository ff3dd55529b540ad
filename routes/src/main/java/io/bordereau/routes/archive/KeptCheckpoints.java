package io.bordereau.routes.archive;

import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checkpoints that somebody kept, and what their signatures are worth. */
public final class KeptCheckpoints {
  private KeptCheckpoints() {}

  /** Their texts by number, from a folder with whatever else in it. */
  public static Map<Long, String> read(Path folder) throws IOException {
    Map<Long, String> kept = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (var file : all.filter(f -> f.getFileName().toString().endsWith(Checkpoints.TEXT)).toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Checkpoint.parse(text).ifPresent(checkpoint -> kept.put(checkpoint.number(), text));
      }
    }
    return kept;
  }

  /** Judges signatures of checkpoints by a verifier. */
  public static LedgerCheck.SignatureJudge judge(SignatureVerifier verifier) {
    return (text, signature) -> {
      var result = verifier.verify(signature, text);
      if (result.valid()) return null;
      var why = result.signatures().stream().flatMap(s -> s.reasons().stream()).map(Reason::words).distinct().collect(Collectors.joining(" "));
      return why.isEmpty() ? "It is no signature of that text." : why;
    };
  }
}
