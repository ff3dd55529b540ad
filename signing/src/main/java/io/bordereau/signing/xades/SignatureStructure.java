package io.bordereau.signing.xades;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A ds:Signature, read strictly: exactly the children that XML-Signature gives it, in their order, none twice, and no comment or stray element where a value stands.
 *
 * @param signature the element
 * @param info ds:SignedInfo; null when there is a fault
 * @param canonicalization how it becomes octets
 * @param prefixes the PrefixList of that
 * @param algorithm the identifier of the signature algorithm
 * @param references in their order
 * @param value ds:SignatureValue
 * @param octets what it says
 * @param keyInfo null when there is none
 * @param objects ds:Object in their order
 * @param qualifying the one xades:QualifyingProperties of this signature; null when there is none
 * @param signed its xades:SignedProperties; null when there are none
 * @param unsigned the children of xades:UnsignedSignatureProperties in their order
 * @param fault what is wrong, in words; null when nothing is, and everything else may be null when something is
 */
record SignatureStructure(Element signature, Element info, Canonicalization canonicalization, Set<String> prefixes, String algorithm, List<Reference> references, Element value,
    byte[] octets, Element keyInfo, List<Element> objects, Element qualifying, Element signed, List<Element> unsigned, String fault) {
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  /**
   * A ds:Reference.
   *
   * @param id its own Id; empty when it has none
   * @param uri what it covers; null when it does not say
   * @param transforms in their order
   * @param digest the identifier of the digest algorithm
   * @param value the digest
   */
  record Reference(String id, String uri, List<Transform> transforms, String digest, byte[] value) {}

  /**
   * A ds:Transform.
   *
   * @param algorithm its identifier
   * @param prefixes the PrefixList of exclusive canonicalization
   * @param plain whether nothing else stands in it
   */
  record Transform(String algorithm, Set<String> prefixes, boolean plain) {}

  /** The signatures of a document that do not stand in another. */
  static List<Element> outermost(Document document) {
    List<Element> all = new ArrayList<>();
    for (Node n = document.getDocumentElement(); n != null; n = XmlNames.next(n)) {
      if (XmlNames.is(n, XmlNames.DS, "Signature") && (all.isEmpty() || !XmlNames.within(n, all.get(all.size() - 1)))) all.add((Element) n);
    }
    return all;
  }

  static SignatureStructure read(Element signature) {
    try {
      return new Walk(signature).read();
    } catch (Fault e) {
      return new SignatureStructure(signature, null, null, Set.of(), "", List.of(), null, new byte[0], null, List.of(), null, null, List.of(), e.getMessage());
    }
  }

  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String words) {
      super(words);
    }
  }

  private record Walk(Element signature) {
    SignatureStructure read() throws Fault {
      List<Element> parts = new ArrayList<>(XmlNames.children(signature));
      Element info = take(parts, "SignedInfo", true);
      Element value = take(parts, "SignatureValue", true);
      Element keyInfo = take(parts, "KeyInfo", false);
      if (!parts.stream().allMatch(p -> XmlNames.is(p, XmlNames.DS, "Object"))) throw new Fault("its parts are not those of a signature, each once and in order");
      if (commented(info) || commented(value)) throw new Fault("comments stand among its values");

      List<Element> in = new ArrayList<>(XmlNames.children(info));
      Element method = take(in, "CanonicalizationMethod", true);
      Element algorithm = take(in, "SignatureMethod", true);
      if (!XmlNames.children(algorithm).isEmpty()) throw new Fault("its algorithm has parameters, which are not taken");
      List<Reference> references = new ArrayList<>();
      for (Element each : in) references.add(reference(each));
      if (references.isEmpty()) throw new Fault("it covers nothing");
      Canonicalization canonicalization = Canonicalization.of(method.getAttribute("Algorithm"))
          .orElseThrow(() -> new Fault("it is canonicalised in a way that is not taken: " + shown(method.getAttribute("Algorithm"))));
      Transform how = transform(method);
      if (!how.plain) throw new Fault("its canonicalization has parameters, which are not taken");

      Element qualifying = qualifying(parts);
      Element signed = qualifying == null ? null
          : XmlNames.only(qualifying, XmlNames.XADES, "SignedProperties").orElseThrow(() -> new Fault("its signed properties are not there once"));
      Element unsigned = qualifying == null ? null : XmlNames.only(qualifying, XmlNames.XADES, "UnsignedProperties")
          .flatMap(u -> XmlNames.only(u, XmlNames.XADES, "UnsignedSignatureProperties")).orElse(null);
      return new SignatureStructure(signature, info, canonicalization, how.prefixes, algorithm.getAttribute("Algorithm"), List.copyOf(references), value, bytes(value), keyInfo,
          List.copyOf(parts), qualifying, signed, unsigned == null ? List.of() : XmlNames.children(unsigned), null);
    }

    private static Element take(List<Element> from, String name, boolean needed) throws Fault {
      if (!from.isEmpty() && XmlNames.is(from.get(0), XmlNames.DS, name)) return from.remove(0);
      if (needed) throw new Fault("its " + name + " does not stand where it must, once");
      return null;
    }

    private static boolean commented(Element in) {
      Node end = XmlNames.after(in);
      for (Node n = in; n != null && n != end; n = XmlNames.next(n)) {
        if (n instanceof Comment || n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) return true;
      }
      return false;
    }

    private Reference reference(Element e) throws Fault {
      if (!XmlNames.is(e, XmlNames.DS, "Reference")) throw new Fault("its SignedInfo holds something else than references");
      List<Element> parts = new ArrayList<>(XmlNames.children(e));
      Element transforms = take(parts, "Transforms", false);
      Element method = take(parts, "DigestMethod", true);
      Element value = take(parts, "DigestValue", true);
      if (!parts.isEmpty() || !XmlNames.children(method).isEmpty()) throw new Fault("a reference has more parts than it may");
      List<Transform> all = new ArrayList<>();
      for (Element each : transforms == null ? List.<Element>of() : XmlNames.children(transforms)) {
        if (!XmlNames.is(each, XmlNames.DS, "Transform")) throw new Fault("a reference has more parts than it may");
        all.add(transform(each));
      }
      return new Reference(e.getAttribute("Id"), e.hasAttribute("URI") ? e.getAttribute("URI") : null, List.copyOf(all), method.getAttribute("Algorithm"), bytes(value));
    }

    private static Transform transform(Element e) {
      Set<String> prefixes = new HashSet<>();
      boolean plain = true;
      for (Element child : XmlNames.children(e)) {
        if (XmlNames.is(child, EXCLUSIVE, "InclusiveNamespaces") && e.getAttribute("Algorithm").startsWith(EXCLUSIVE)) {
          for (String prefix : child.getAttribute("PrefixList").strip().split("\\s+")) {
            if (!prefix.isEmpty()) prefixes.add(prefix.equals("#default") ? "" : prefix);
          }
        } else {
          plain = false;
        }
      }
      return new Transform(e.getAttribute("Algorithm"), Set.copyOf(prefixes), plain);
    }

    private static byte[] bytes(Element e) throws Fault {
      Optional<byte[]> bytes = decoded(e);
      return bytes.orElseThrow(() -> new Fault("its " + XmlNames.shown(e) + " is no value in base64"));
    }

    /** The properties that qualify this signature and no other. */
    private Element qualifying(List<Element> objects) throws Fault {
      Element found = null;
      for (Element object : objects) {
        for (Element each : XmlNames.children(object, XmlNames.XADES, "QualifyingProperties")) {
          if (found != null) throw new Fault("it has more than one set of XAdES properties");
          found = each;
        }
      }
      if (found != null && !found.getAttribute("Target").equals("#" + signature.getAttribute("Id"))) throw new Fault("its XAdES properties are those of another signature");
      return found;
    }
  }

  /** The value of an element in base64, which holds nothing but text. */
  static Optional<byte[]> decoded(Element e) {
    try {
      return XmlNames.text(e).map(t -> Base64.getDecoder().decode(t.replaceAll("[ \\t\\r\\n]", "")));
    } catch (IllegalArgumentException ex) {
      return Optional.empty();
    }
  }

  static String shown(String said) {
    String plain = said.replaceAll("[^!-~]", "_");
    return plain.isEmpty() ? "none" : plain.substring(0, Math.min(100, plain.length()));
  }
}
