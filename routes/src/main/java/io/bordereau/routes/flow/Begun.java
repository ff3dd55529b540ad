package io.bordereau.routes.flow;

import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Failpoint;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Outcome;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.signing.keys.DigestAlgorithm;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Pages that the key has signed and that wait for an authority. A signature of a trust service costs money: it is kept before anybody else is asked, and gone on from at the next
 * attempt, also of another process.
 */
public interface Begun {
  /** The fact of a step: the payload that holds the page as the key signed it. */
  String BEGUN = "begun";
  /** The fact of a step: the digest of the page before that. */
  String OF = "of";
  /** The fact of a step: the digest of the certificate of the key. */
  String BY = "by";

  /**
   * A page as it was signed before.
   *
   * @param page as it is to be signed: another one has to be signed anew
   * @param by whose key signs now: what another key began is begun anew
   */
  Optional<byte[]> find(Claim claim, byte[] page, X509Certificate by);

  /** Keeps one; false when somebody else has the work by now. */
  boolean keep(Claim claim, byte[] page, X509Certificate by, byte[] begun);

  /** Those in a ledger, with the history of their documents. */
  static Begun in(Ledger ledger) {
    return new Begun() {
      @Override
      public Optional<byte[]> find(Claim claim, byte[] page, X509Certificate by) {
        var wanted = facts(page, by);
        return ledger.inquiry().timeline(claim.document()).stream().map(Entry::step).map(Step::facts).filter(f -> f.containsKey(BEGUN) && f.entrySet().containsAll(wanted.entrySet()))
            .reduce((a, b) -> b).map(f -> ledger.payloads().get(f.get(BEGUN)));
      }

      @Override
      public boolean keep(Claim claim, byte[] page, X509Certificate by, byte[] begun) {
        var step = Step.of(Stage.NOTED, "its key has signed it; the authorities are asked next").facts(facts(page, by)).fact(BEGUN, ledger.payloads().put(begun));
        boolean kept = ledger.record(claim, java.util.List.of(step)) == Outcome.DONE;
        Failpoint.hit("begun");
        return kept;
      }
    };
  }

  private static Map<String, String> facts(byte[] page, X509Certificate by) {
    try {
      return Map.of(OF, digest(page), BY, digest(by.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.start().digest(bytes));
  }
}
