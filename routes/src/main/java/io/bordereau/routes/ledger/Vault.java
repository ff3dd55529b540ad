package io.bordereau.routes.ledger;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The ledger as whoever archives it needs it: rows as they are stored, by the names of their columns. */
public interface Vault {
  /** The entries of a document, column by column as they are stored, in their order. */
  List<SequencedMap<String, String>> entries(String document);

  /** What else the tables have of a document: its row, how it came, what was sent, what came back, what people decided; by table, in a fixed order. */
  SequencedMap<String, List<SequencedMap<String, String>>> rows(String document);

  /**
   * The hash that an entry must have.
   *
   * @param entry its columns as they are stored
   */
  static String hash(Map<String, String> entry) {
    return Chain.hash(Chain.HASHED.stream().map(entry::get).toArray());
  }
}
