package io.bordereau.signing.xades;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The canonical forms of XML that are known here: nothing else makes octets out of a document. */
enum Canonicalization {
  /** Canonical XML 1.0. */
  INCLUSIVE("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", false, false),
  INCLUSIVE_WITH_COMMENTS("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", false, true),
  /** Canonical XML 1.1. */
  INCLUSIVE_11("http://www.w3.org/2006/12/xml-c14n11", false, false),
  INCLUSIVE_11_WITH_COMMENTS("http://www.w3.org/2006/12/xml-c14n11#WithComments", false, true),
  /** Exclusive XML Canonicalization 1.0. */
  EXCLUSIVE("http://www.w3.org/2001/10/xml-exc-c14n#", true, false),
  EXCLUSIVE_WITH_COMMENTS("http://www.w3.org/2001/10/xml-exc-c14n#WithComments", true, true);

  private final String uri;
  private final boolean exclusive;
  private final boolean comments;

  Canonicalization(String uri, boolean exclusive, boolean comments) {
    this.uri = uri;
    this.exclusive = exclusive;
    this.comments = comments;
  }

  static Optional<Canonicalization> of(String uri) {
    for (Canonicalization each : values()) {
      if (each.uri.equals(uri)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  String uri() {
    return uri;
  }

  boolean exclusive() {
    return exclusive;
  }

  boolean comments() {
    return comments;
  }

  boolean version11() {
    return this == INCLUSIVE_11 || this == INCLUSIVE_11_WITH_COMMENTS;
  }

  /** The same, passing over comments: what a reference within the document means by its URI (XML-Signature 4.4.3.3). */
  Canonicalization withoutComments() {
    return switch (this) {
      case INCLUSIVE, INCLUSIVE_WITH_COMMENTS -> INCLUSIVE;
      case INCLUSIVE_11, INCLUSIVE_11_WITH_COMMENTS -> INCLUSIVE_11;
      case EXCLUSIVE, EXCLUSIVE_WITH_COMMENTS -> EXCLUSIVE;
    };
  }

  /**
   * Writes the canonical form of a document or an element.
   *
   * @param apex the document or the element
   * @param without an element that is left out, the signature of an enveloped-signature transform; null for none
   * @param prefixes the PrefixList of the exclusive form
   */
  void write(Node apex, Element without, Set<String> prefixes, OutputStream out) {
    new Canonical(this, without, prefixes, out).write(apex);
  }

  /** The canonical form of an element as it stands in its document. */
  byte[] octets(Node apex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    write(apex, null, Set.of(), out);
    return out.toByteArray();
  }

  /** Writes the canonical form of an element as it stands in its document. */
  void write(Node apex, OutputStream out) {
    write(apex, null, Set.of(), out);
  }

  /** A digest as a stream. */
  static final class Digesting extends OutputStream {
    private final MessageDigest digest;

    Digesting(MessageDigest digest) {
      this.digest = digest;
    }

    @Override
    public void write(int b) {
      digest.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      digest.update(bytes, from, length);
    }
  }
}
