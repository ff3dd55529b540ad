package io.bordereau.envelopes.rnif;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.usual;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers and the signals of RNIF 2.0, each one table for reading and writing; names and order after the specification's own DTDs. */
public final class RnifHeaders {
  private static final String NAMESPACE = "http://www.rosettanet.org/RNIF/V02.00";
  private static final int LARGEST = 1 << 20;

  /** The first part. */
  public static final Table<Preamble> PREAMBLE = new Table<>(Preamble.class, "Preamble", "Preamble_MS_V02_00.dtd",
      must("standardName/GlobalAdministeringAuthorityCode", "authority"),
      must("standardVersion/VersionIdentifier", "version"));

  /** The second part. */
  public static final Table<DeliveryHeader> DELIVERY = new Table<>(DeliveryHeader.class, "DeliveryHeader", "DeliveryHeader_MS_V02_00.dtd",
      must("isSecureTransportRequired/AffirmationIndicator", "secureTransport"),
      must("messageDateTime/DateTimeStamp", "at"),
      node("messageReceiverIdentification/PartnerIdentification", into("receiver", partner())),
      node("messageSenderIdentification/PartnerIdentification", into("sender", partner())),
      must("messageTrackingID/InstanceIdentifier", "trackingId"));

  /** The third part. */
  public static final Table<ServiceHeader> SERVICE = new Table<>(ServiceHeader.class, "ServiceHeader", "ServiceHeader_MS_V02_00.dtd",
      node("ProcessControl",
          node("ActivityControl",
              must("BusinessActivityIdentifier", "activity"),
              node("MessageControl",
                  must("fromRole/GlobalPartnerRoleClassificationCode", "fromRole"),
                  must("fromService/GlobalBusinessServiceCode", "fromService"),
                  node("inReplyTo/ActionControl", into("reply",
                      node("ActionIdentity", into("action", action())),
                      must("messageTrackingID/InstanceIdentifier", "trackingId"))),
                  node("Manifest", into("manifest",
                      each("attachments", "Attachment",
                          at("description/FreeFormText", "description"),
                          must("GlobalMimeTypeQualifierCode", "type"),
                          must("UniversalResourceIdentifier", "uri")),
                      must("numberOfAttachments/CountableAmount", "count"),
                      node("ServiceContentControl",
                          node("ActionIdentity", into("action", action())),
                          node("SignalIdentity", into("signal",
                              must("GlobalBusinessSignalCode", "code"),
                              must("VersionIdentifier", "version")))))),
                  must("toRole/GlobalPartnerRoleClassificationCode", "toRole"),
                  must("toService/GlobalBusinessServiceCode", "toService"))),
          must("GlobalUsageCode", "usage"),
          at("partnerDefinedPIPPayloadBindingId/ProprietaryReferenceIdentifier", "binding"),
          must("pipCode/GlobalProcessIndicatorCode", "pip"),
          must("pipInstanceId/InstanceIdentifier", "instance"),
          must("pipVersion/VersionIdentifier", "version"),
          node("QualityOfServiceSpecification",
              each("quality", "QualityOfServiceElement", must("QualityOfServiceClassificationCode", "kind"), must("Value", "value"))),
          node("KnownInitiatingPartner/PartnerIdentification", into("initiator", partner())),
          node("UnknownInitiatingPartner", into("unknown",
              node("PartnerIdentification", into("party", partner())),
              must("UniformResourceLocator", "url")))));

  /** The signal of receipt. */
  public static final Table<ReceiptAcknowledgment> RECEIPT = new Table<>(ReceiptAcknowledgment.class, new ReceiptAcknowledgment(null), "ReceiptAcknowledgment",
      "AcknowledgmentOfReceipt_MS_V02_00.dtd",
      at("NonRepudiationInformation/OriginalMessageDigest", "digest"));

  /** The signal of an error. */
  public static final Table<ExceptionSignal> EXCEPTION = new Table<>(ExceptionSignal.class, "Exception", "Exception_MS_V02_00.dtd",
      node("ExceptionDescription",
          must("errorClassification/GlobalMessageExceptionCode", "code"),
          must("errorDescription/FreeFormText", "description"),
          at("offendingMessageComponent/GlobalMessageComponentCode", "component")),
      must("GlobalExceptionTypeCode", "type"));

  /** PIP 0A1: names as in V02.00; which business a party is in is said in the words that fit every one. */
  public static final Table<FailureNotification> FAILURE = new Table<>(FailureNotification.class, "Pip0A1FailureNotification",
      "0A1_MS_V02_00_FailureNotification.dtd",
      node("ActionControl",
          must("ActionIdentity/GlobalBusinessActionCode", "action"),
          must("messageTrackingID/InstanceIdentifier", "trackingId")),
      at("failedInitiatingDocumentDateTime/DateTimeStamp", "startedAt"),
      at("failedInitiatingDocumentIdentifier/ProprietaryDocumentIdentifier", "document"),
      node("fromRole/PartnerRoleDescription",
          at("ContactInformation/contactName/FreeFormText", "contact"),
          at("ContactInformation/telephoneNumber/CommunicationsNumber", "phone"),
          at("ContactInformation/EmailAddress", "email"),
          at("GlobalPartnerRoleClassificationCode", "fromRole"),
          node("PartnerDescription",
              at("BusinessDescription/GlobalBusinessIdentifier", "from"),
              usual("BusinessDescription/GlobalSupplyChainCode", "Electronic Components"),
              usual("GlobalPartnerClassificationCode", "Manufacturer"))),
      at("GlobalDocumentFunctionCode", "function"),
      node("ProcessIdentity",
          must("GlobalProcessIndicatorCode", "pip"),
          must("InstanceIdentifier", "instance"),
          at("VersionIdentifier", "version")),
      at("reason/FreeFormText", "reason"),
      at("thisDocumentGenerationDateTime/DateTimeStamp", "at"),
      at("thisDocumentIdentifier/ProprietaryDocumentIdentifier", "identifier"),
      node("toRole/PartnerRoleDescription",
          at("GlobalPartnerRoleClassificationCode", "toRole"),
          node("PartnerDescription",
              at("BusinessDescription/GlobalBusinessIdentifier", "to"),
              usual("BusinessDescription/GlobalSupplyChainCode", "Electronic Components"),
              usual("GlobalPartnerClassificationCode", "Manufacturer"))));

  private RnifHeaders() {}

  /** Rows anew for each place: a row belongs to one place of one table. */
  private static Part[] partner() {
    return new Part[] {at("domain/FreeFormText", "domain"), must("GlobalBusinessIdentifier", "duns"), at("locationID/Value", "location")};
  }

  private static Part[] action() {
    return new Part[] {must("GlobalBusinessActionCode", "code"), at("messageStandard/FreeFormText", "standard"), at("standardVersion/VersionIdentifier", "version")};
  }

  /** One kind of header or signal, both ways. */
  public static final class Table<T> {
    private final XmlFormat format;
    private final Class<T> type;
    private final T empty;

    Table(Class<T> type, String root, String dtd, Part... rows) {
      this(type, null, root, dtd, rows);
    }

    /** With what a document that holds nothing means; null when it may not. */
    Table(Class<T> type, T empty, String root, String dtd, Part... rows) {
      this.type = type;
      this.empty = empty;
      // the documents of a PIP of that generation have none
      Namespaces names = root.startsWith("Pip") ? new Namespaces() : new Namespaces().root(root, NAMESPACE);
      Mapping<T> mapping = Mapping.of(type).named("RNIF 2.0 " + root).family("rnif-2.0", names.names()).root(root, rows);
      // The file's name only: partners write all kinds of addresses before it, and nothing is fetched from any.
      XmlReader reader = new XmlReader(names, id -> id.endsWith(".dtd"), Set.of("lang", "schemaLocation"));
      Grammar order = Grammar.load(RnifHeaders.class, "rnif-2.0.order", names.names()).reported();
      String doctype = "<!DOCTYPE " + root + " SYSTEM \"" + dtd + "\">";
      XmlFormat.Dress dress = new XmlFormat.Dress() {
        @Override
        public String doctype(Context context) {
          return doctype;
        }

        @Override
        public void envelope(Tree tree, Object document, Context context) {
          // it is an envelope itself
        }
      };
      format = new XmlFormat("rnif-2.0-" + root, "RNIF 2.0 " + root, names, reader, new XmlWriter(names, Set.of(), true), order, List.of(mapping), document -> mapping,
          head -> 0, dress);
    }

    /** What reading it gave: the header, or what is wrong with it. */
    public Outcome<T> read(byte[] xml) {
      if (xml.length > LARGEST) {
        return new Outcome<>(Optional.empty(), false, "it has more than " + LARGEST + " bytes");
      }
      Read<?> read = format.read(xml, Context.NEUTRAL).get(0);
      boolean readable = read.findings().stream().noneMatch(f -> f.code().startsWith("XML-0") && !f.code().equals("XML-07"));
      Optional<Finding> first = read.findings().stream().findFirst();
      if (empty != null && first.isPresent() && first.get().code().equals("XML-06")) {
        return new Outcome<>(Optional.of(empty), true, "");
      }
      if (read.document().isEmpty() || first.isPresent()) {
        return new Outcome<>(Optional.empty(), readable, first.map(Finding::message).orElse("it cannot be read"));
      }
      if (!read.rest().isEmpty()) {
        return new Outcome<>(Optional.empty(), true, "it holds elements that RNIF 2.0 does not know there");
      }
      return new Outcome<>(Optional.of(type.cast(read.document().get())), true, "");
    }

    /** The document as it stands in its part. */
    public byte[] write(T document) {
      return format.write(document, Residue.NONE, Context.NEUTRAL).bytes();
    }
  }

  /**
   * What reading a header gave.
   *
   * @param header empty when something is wrong with it
   * @param readable whether it is XML of the right kind at all
   * @param words what is wrong; empty when nothing is
   */
  public record Outcome<T>(Optional<T> header, boolean readable, String words) {}
}
