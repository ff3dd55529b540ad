package io.bordereau.signing.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** Which algorithms and keys were too weak when: {@code algorithms.csv}. What is not known at all is not taken either. */
public final class Algorithms {
  private static final Map<String, String> DIGESTS = Map.ofEntries(
      Map.entry("1.2.840.113549.2.2", "MD2"), Map.entry("1.2.840.113549.2.5", "MD5"), Map.entry("1.3.14.3.2.26", "SHA-1"),
      Map.entry("1.3.36.3.2.1", "RIPEMD160"), Map.entry("2.16.840.1.101.3.4.2.4", "SHA-224"), Map.entry("2.16.840.1.101.3.4.2.1", "SHA-256"),
      Map.entry("2.16.840.1.101.3.4.2.2", "SHA-384"), Map.entry("2.16.840.1.101.3.4.2.3", "SHA-512"), Map.entry("2.16.840.1.101.3.4.2.8", "SHA3-256"),
      Map.entry("2.16.840.1.101.3.4.2.9", "SHA3-384"), Map.entry("2.16.840.1.101.3.4.2.10", "SHA3-512"), Map.entry("2.16.840.1.101.3.4.2.12", "SHAKE256"));

  private record Row(String kind, String name, int below, Instant until) {}

  private static final List<Row> ROWS = rows();

  private Algorithms() {}

  /** The name of a digest algorithm by its identifier; empty when it is none that may be used. */
  static Optional<String> digest(String oid) {
    return Optional.ofNullable(DIGESTS.get(oid));
  }

  /** Why a digest was too weak at a moment, for a sentence; empty when it was good enough. */
  public static Optional<String> weakDigest(String name, Instant at) {
    return ROWS.stream().filter(row -> row.kind.equals("DIGEST") && row.name.equals(name) && !at.isBefore(row.until)).findFirst()
        .map(row -> "the digest " + name + " has not been safe since " + date(row.until));
  }

  /** Why a key was too weak at a moment, for a sentence; empty when it was good enough. */
  public static Optional<String> weakKey(PublicKey key, Instant at) {
    String kind = Certificates.kind(key);
    int size = Certificates.size(key);
    return ROWS.stream().filter(row -> row.kind.equals(kind) && size > 0 && size < row.below && !at.isBefore(row.until)).findFirst()
        .map(row -> "a key of " + size + " bits (" + kind + ") has not been safe since " + date(row.until));
  }

  /** A signature algorithm's name for a sentence. */
  static String name(ASN1ObjectIdentifier oid) {
    return new DefaultAlgorithmNameFinder().getAlgorithmName(oid);
  }

  /** A day for a sentence. */
  static String date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try (var in = new BufferedReader(new InputStreamReader(Algorithms.class.getResourceAsStream("algorithms.csv"), StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null;) {
        if (line.startsWith("#") || line.startsWith("kind,")) {
          continue;
        }
        String[] cells = line.split(",", -1);
        rows.add(new Row(cells[0], cells[1], Integer.parseInt(cells[2]), LocalDate.parse(cells[3]).atStartOfDay(ZoneOffset.UTC).toInstant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rows);
  }
}
