package io.bordereau.signing.xades;

import io.bordereau.signing.xades.SignatureStructure.Reference;
import io.bordereau.signing.xades.SignatureStructure.Transform;
import java.io.OutputStream;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the references of a signature cover. Only what stands in this document, and only the ways from there to octets that are on a short list: no filter, no style sheet, no fetch. */
final class ReferenceCheck {
  private final Document document;
  private final XmlIds ids;
  private final SignatureStructure structure;

  ReferenceCheck(Document document, XmlIds ids, SignatureStructure structure) {
    this.document = document;
    this.ids = ids;
    this.structure = structure;
  }

  /** Why a reference is not followed, in words. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String words) {
      super(words);
    }
  }

  /** What a reference covers. */
  enum What {
    /** All but the signature itself. */
    DOCUMENT,
    SIGNED_PROPERTIES,
    KEY_INFO,
    /** Something in an object of this signature. */
    IN_OBJECT,
    /** An element of the document, and no more. */
    PART
  }

  /**
   * What a reference covers, and how it becomes octets.
   *
   * @param node the document or an element
   * @param without the signature, when it is left out
   * @param how an explicit canonical form; null when none is said
   */
  record Covered(What what, Node node, Element without, Canonicalization how, Set<String> prefixes) {
    /** Writes the octets; where the reference names no canonical form, the given one. */
    void write(Canonicalization usual, OutputStream out) {
      (how == null ? usual : how).withoutComments().write(node, without, prefixes, out);
    }
  }

  Covered follow(Reference reference) throws Refused {
    Node node = target(reference.uri());
    boolean enveloped = false;
    Canonicalization how = null;
    Set<String> prefixes = Set.of();
    for (Transform each : reference.transforms()) {
      if (how != null || !each.plain()) throw refused(each);
      if (each.algorithm().equals(XmlNames.ENVELOPED) && !enveloped) {
        enveloped = true;
      } else {
        how = Canonicalization.of(each.algorithm()).orElseThrow(() -> refused(each));
        prefixes = each.prefixes();
      }
    }
    boolean around = node == document || XmlNames.within(structure.signature(), node);
    if (around != enveloped) {
      throw new Refused(around ? "a reference covers its own signature" : "a reference leaves out the signature where it does not stand");
    }
    return new Covered(what(node), node, enveloped ? structure.signature() : null, how, prefixes);
  }

  private static Refused refused(Transform transform) {
    return new Refused("a reference goes through a transform that is not taken: " + SignatureStructure.shown(transform.algorithm()));
  }

  private Node target(String uri) throws Refused {
    if (uri == null) throw new Refused("a reference does not say what it covers");
    if (uri.isEmpty()) return document;
    if (uri.charAt(0) != '#') throw new Refused("a reference leads out of the document: " + SignatureStructure.shown(uri));
    String id = uri.substring(1);
    if (ids.ambiguous(id)) throw new Refused("the Id " + SignatureStructure.shown(id) + ", which a reference names, stands more than once");
    return ids.only(id).orElseThrow(() -> new Refused("a reference names something that is not there: " + SignatureStructure.shown(uri)));
  }

  private What what(Node node) throws Refused {
    if (node == document || node == document.getDocumentElement() && node != structure.signature()) return What.DOCUMENT;
    if (node == structure.signed()) return What.SIGNED_PROPERTIES;
    if (node == structure.keyInfo()) return What.KEY_INFO;
    if (structure.objects().stream().anyMatch(o -> o == node || o == node.getParentNode())) return What.IN_OBJECT;
    for (Node n = node; n != null; n = n.getParentNode()) {
      if (XmlNames.is(n, XmlNames.DS, "Signature")) throw new Refused("a reference covers a part of a signature that it may not");
    }
    return What.PART;
  }
}
