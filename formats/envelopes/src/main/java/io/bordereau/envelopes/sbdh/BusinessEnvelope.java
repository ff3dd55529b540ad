package io.bordereau.envelopes.sbdh;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFault;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Packs and unpacks business documents in the Peppol Business Message Envelope 2.0.2. The header is one table, read and written; the document inside is
 * neither parsed further than its root nor changed.
 */
public final class BusinessEnvelope {
  private BusinessEnvelope() {}

  static final String NAMESPACE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
  static final String CONTENT = "http://peppol.eu/xsd/ticc/envelope/1.0";
  private static final String ROOT = "StandardBusinessDocument";
  private static final String CLOSE = "</StandardBusinessDocument>";

  private static final Namespaces NAMES = new Namespaces().root(ROOT, NAMESPACE);

  /** The header, one row for each of its places. */
  static final Mapping<BusinessHeader> HEADER =
      Mapping.of(BusinessHeader.class)
          .named("Peppol Business Message Envelope")
          .family("sbdh", NAMES.names())
          .root(
              ROOT,
              node(
                  "StandardBusinessDocumentHeader",
                  is("HeaderVersion", "1.0"),
                  node("Sender/Identifier", at(".", "sender"), at("@Authority", "senderScheme")),
                  node("Receiver/Identifier", at(".", "receiver"), at("@Authority", "receiverScheme")),
                  node(
                      "DocumentIdentification",
                      must("Standard", "standard"),
                      must("TypeVersion", "typeVersion"),
                      must("InstanceIdentifier", "instance"),
                      must("Type", "type"),
                      must("CreationDateAndTime", "created")),
                  node(
                      "BusinessScope",
                      scope("DOCUMENTID", "document", "documentScheme"),
                      scope("PROCESSID", "process", "processScheme"),
                      node("Scope", is("Type", "COUNTRY_C1"), at("InstanceIdentifier", "country")),
                      scope("MLS_TO", "statusTo", "statusToScheme"),
                      node("Scope", is("Type", "MLS_TYPE"), at("InstanceIdentifier", "statusType")),
                      each("scopes", "Scope", at("Type", "type"), at("InstanceIdentifier", "instance"), at("Identifier", "identifier")))));

  private static final XmlReader READER = new XmlReader(NAMES, XmlFormat.noDoctype(), Set.of("schemaLocation"));
  private static final XmlWriter WRITER = new XmlWriter(NAMES, Set.of(), true);

  private static Part scope(String type, String value, String scheme) {
    return node("Scope", is("Type", type), at("InstanceIdentifier", value), at("Identifier", scheme));
  }

  /** What became of opening an envelope. */
  public sealed interface Content {
    /**
     * It was opened.
     *
     * @param header what it says
     * @param payload the bytes of the business document
     * @param mime what they are where they are not XML; null for XML
     * @param findings what is wrong with the header; an error means that the network refuses it
     */
    record Opened(BusinessHeader header, byte[] payload, String mime, List<Finding> findings) implements Content {}

    /** It is none, or is broken. */
    record Refused(Finding why) implements Content {}
  }

  /** Puts an XML document into an envelope. */
  public static byte[] pack(BusinessHeader header, byte[] document) {
    return around(header, Sliced.document(new String(document, StandardCharsets.UTF_8)));
  }

  /** Puts anything else into an envelope, as its binary content. */
  public static byte[] pack(BusinessHeader header, byte[] content, String mime) {
    return around(header, "<BinaryContent xmlns=\"" + CONTENT + "\" mimeType=\"" + Sliced.escape(mime) + "\" encoding=\"Base64Binary\">"
        + Base64.getEncoder().encodeToString(content) + "</BinaryContent>");
  }

  private static byte[] around(BusinessHeader header, String content) {
    var tree = new Tree(NAMES.names().child());
    HEADER.write(header, Residue.NONE, Context.NEUTRAL, tree);
    var text = new String(WRITER.write(tree, null), StandardCharsets.UTF_8);
    int close = text.lastIndexOf(CLOSE);
    return (text.substring(0, close) + content + "\n" + CLOSE + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Takes the document out of its envelope. Never throws on input. */
  public static Content open(byte[] bytes) {
    try {
      var sliced = Sliced.of(bytes, NAMESPACE);
      var read = HEADER.read(READER.read(sliced.head().getBytes(StandardCharsets.UTF_8), new Tree(NAMES.names().child())), Context.NEUTRAL);
      if (read.document().isEmpty()) return new Content.Refused(broken("The header of the envelope says nothing."));
      var header = read.document().get();
      var findings = new ArrayList<>(read.findings());
      HeaderChecks.check(header, sliced, findings);
      var binary = sliced.binary(CONTENT);
      var payload = binary == null ? sliced.content().getBytes(StandardCharsets.UTF_8) : Base64.getMimeDecoder().decode(binary);
      return new Content.Opened(header, payload, binary == null ? null : sliced.mime(), List.copyOf(findings));
    } catch (XmlFault e) {
      return new Content.Refused(e.finding());
    } catch (Sliced.Broken | IllegalArgumentException e) {
      return new Content.Refused(broken(e.getMessage()));
    }
  }

  private static Finding broken(String why) {
    return new Finding("SBD-01", Severity.ERROR, null, null, null, "This is no business message envelope: " + why, null, Turn.SENDER,
        "Send the business document inside a Standard Business Document Header.");
  }
}
