package io.bordereau.simulators;

import static io.bordereau.simulators.SafeXml.first;
import static io.bordereau.simulators.SafeXml.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A RosettaNet message as this partner reads it (RNIF 2.0, 2.1 and 2.4.2): multipart/related around multipart/signed around Preamble, DeliveryHeader and the
 * encrypted container of ServiceHeader and content.
 *
 * @param values what an answer repeats, by names that begin with {@code their.}
 * @param to the DUNS number that it is addressed to
 * @param from the DUNS number that it names as its sender
 * @param content the ServiceContent
 * @param digest base64 of SHA-256 over the signed part
 */
record RnifMessage(Map<String, String> values, String to, String from, byte[] content, String digest) {
  private static final String VERSION = "RosettaNet/V02.00";

  /**
   * Opens one.
   *
   * @param version the header {@code x-RN-Version}
   * @param type the header {@code Content-Type}
   * @throws Unfit when it is not packed, signed and encrypted as agreed on
   */
  static RnifMessage open(MessageKeys keys, String version, String type, byte[] body) throws Unfit {
    if (!VERSION.equals(version)) throw new Unfit("x-RN-Version is not " + VERSION);
    var http = Mime.of("Content-Type: " + type, body);
    if (!http.type().equals("multipart/related") || http.parts().size() != 1) throw new Unfit("the request is no multipart/related around one message");
    var signed = keys.verified(http.parts().get(0));
    var parts = new ArrayList<>(signed.parts());
    if (parts.size() != 3) throw new Unfit("the message has " + parts.size() + " parts instead of two headers and a container");
    var preamble = xml(parts.get(0), "RN-Preamble", "Preamble");
    if (!"RosettaNet".equals(text(preamble, "standardName", "GlobalAdministeringAuthorityCode")) || !"V02.00".equals(text(preamble, "standardVersion", "VersionIdentifier"))) {
      throw new Unfit("the Preamble is not that of RosettaNet V02.00");
    }
    var delivery = xml(parts.get(1), "RN-Delivery-Header", "DeliveryHeader");
    if (!parts.get(2).type().equals("application/pkcs7-mime")) throw new Unfit("headers and content are not encrypted together");
    var inside = keys.opened(parts.get(2)).parts();
    if (inside.size() < 2) throw new Unfit("the container holds no content");
    var process = first(xml(inside.get(0), "RN-Service-Header", "ServiceHeader"), "ProcessControl");
    if (!"RN-Service-Content".equals(inside.get(1).headers().get("content-location"))) throw new Unfit("there is no RN-Service-Content");
    return new RnifMessage(values(delivery, process, inside.size() - 2), needed(delivery, "messageReceiverIdentification", "PartnerIdentification", "GlobalBusinessIdentifier"),
        needed(delivery, "messageSenderIdentification", "PartnerIdentification", "GlobalBusinessIdentifier"), inside.get(1).content(), sha256(signed.bytes()));
  }

  private static Map<String, String> values(Element delivery, Element process, int attachments) throws Unfit {
    var values = new LinkedHashMap<String, String>();
    values.put("their.tracking", needed(delivery, "messageTrackingID", "InstanceIdentifier"));
    values.put("their.activity", needed(process, "ActivityControl", "BusinessActivityIdentifier"));
    values.put("their.usage", needed(process, "GlobalUsageCode"));
    values.put("their.pip", needed(process, "pipCode", "GlobalProcessIndicatorCode"));
    values.put("their.instance", needed(process, "pipInstanceId", "InstanceIdentifier"));
    values.put("their.version", needed(process, "pipVersion", "VersionIdentifier"));
    var control = first(process, "ActivityControl", "MessageControl");
    values.put("their.fromrole", needed(control, "fromRole", "GlobalPartnerRoleClassificationCode"));
    values.put("their.fromservice", needed(control, "fromService", "GlobalBusinessServiceCode"));
    values.put("their.torole", needed(control, "toRole", "GlobalPartnerRoleClassificationCode"));
    values.put("their.toservice", needed(control, "toService", "GlobalBusinessServiceCode"));
    var manifest = first(control, "Manifest");
    if (!Integer.toString(attachments).equals(needed(manifest, "numberOfAttachments", "CountableAmount"))) throw new Unfit("the manifest counts other attachments than there are");
    var action = text(manifest, "ServiceContentControl", "ActionIdentity", "GlobalBusinessActionCode");
    values.put("their.action", action == null ? "" : action);
    return values;
  }

  private static String needed(Element from, String... path) throws Unfit {
    var value = text(from, path);
    if (value == null || value.isEmpty()) throw new Unfit("there is no " + String.join("/", path));
    return value;
  }

  private static Element xml(Mime part, String location, String root) throws Unfit {
    if (!location.equals(part.headers().get("content-location"))) throw new Unfit("there is no " + location + " where it belongs");
    try {
      var element = SafeXml.parse(part.content(), true).getDocumentElement();
      if (!root.equals(element.getLocalName())) throw new Unfit(location + " is no " + root);
      return element;
    } catch (SAXException e) {
      throw new Unfit(location + " cannot be read: " + e.getMessage());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * A signal as it is sent: the four parts in clear, signed, within the multipart of HTTP.
   *
   * @param id of the message, unique
   * @param parts the documents, by their Content-Location
   */
  static Mime signal(MessageKeys keys, String id, Map<String, byte[]> parts) throws java.io.IOException {
    List<Mime> all = new ArrayList<>();
    parts.forEach((location, xml) -> all.add(Mime.of("Content-Type: application/xml\nContent-Location: " + location + "\nContent-ID: <" + location + "." + id + ">\n"
        + "Content-Transfer-Encoding: binary", xml)));
    var related = Mime.multipart("multipart/related; type=\"application/xml\"", "parts-" + id, all);
    return Mime.multipart("multipart/related; type=\"multipart/signed\"", "http-" + id, List.of(keys.signed(related, "signed-" + id)));
  }
}
