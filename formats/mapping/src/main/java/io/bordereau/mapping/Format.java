package io.bordereau.mapping;

import java.util.List;

/** A format that the hub reads and writes. Neither method throws on input: what is wrong with it becomes findings. */
public interface Format {
  /** The id, the same in code, samples, configuration and queues: {@code peppol-bis-3}. */
  String id();

  /** The name for people. */
  String name();

  /** The family that shares residue: {@code ubl}, {@code x12-810}, {@code cxml-invoice}. */
  String family();

  /** What its files are. */
  enum Form {
    XML("application/xml", "xml"),
    JSON("application/json", "json"),
    EDI("application/octet-stream", "edi"),
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String ending;

    Form(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    /** The media type of such a file. */
    public String mediaType() {
      return mediaType;
    }

    /** What its name ends in, without the point. */
    public String ending() {
      return ending;
    }
  }

  /** What its files are. */
  default Form form() {
    return Form.XML;
  }

  /** The canonical record types that it carries. */
  List<Class<?>> documents();

  /** Whether it carries this document: one of its kinds, and in a shape that it has a place for; an order change carries no new order. */
  default boolean carries(Object document) {
    return documents().contains(document.getClass());
  }

  /** How sure the format is that these bytes are its own: 0 not at all; the highest wins. */
  int detect(byte[] bytes);

  /** Reads every business document of an interchange or batch, in order; a broken one refuses itself, not its neighbours. */
  List<? extends Read<?>> read(byte[] bytes, Context context);

  /** Writes one canonical document. */
  Written write(Object document, Residue rest, Context context);

  /** The choices that a partner's agreement may make about it. */
  default List<Choice> choices() {
    return List.of();
  }

  /**
   * The places of the standard that no row of the mappings reads or writes, such as {@code 810/YNQ} or {@code 810/N1/DMG/03}: what stands there
   * is kept as it is, and named as lost where another format is written. Empty when the format does not know its standard's whole structure.
   */
  default List<String> unmapped() {
    return List.of();
  }

  /** The mappings, for guides, coverage and laws. */
  List<Mapping<?>> mappings();
}
