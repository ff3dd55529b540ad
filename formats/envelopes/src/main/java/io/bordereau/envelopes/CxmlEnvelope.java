package io.bordereau.envelopes;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The cXML envelope around one request (cXML 1.2, elements {@code cXML} and {@code Header}): who it is from, who it is for, who sends
 * it, and the identity that every retry repeats. The shared secret is not part of the packed bytes, which the ledger keeps: an empty
 * {@code SharedSecret} holds its place until {@link #secure} fills it in for the wire.
 *
 * @param from the seller's credentials, at least one
 * @param to the buyer's credentials, at least one
 * @param sender the credential that is authenticated
 * @param userAgent names the sending software
 * @param test whether {@code deploymentMode} says test
 */
public record CxmlEnvelope(List<Credential> from, List<Credential> to, Credential sender, String userAgent, boolean test) {
  private static final String PLACE = "<SharedSecret></SharedSecret>";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  /**
   * One identity in a domain.
   *
   * @param domain such as {@code NetworkID} or {@code DUNS}
   * @param identity the identity itself
   */
  public record Credential(String domain, String identity) {
    /**
     * Whether it names the same party: domains are compared without regard to case, and so are the identities of a network and the mail addresses
     * of its users; all other identities must be the very same (cXML 1.2, Credential).
     */
    public boolean names(Credential other) {
      if (!domain.strip().equalsIgnoreCase(other.domain.strip())) return false;
      var lower = domain.strip().toLowerCase(Locale.ROOT);
      boolean anyCase = lower.equals("networkid") || lower.equals("aribanetworkuserid") || lower.equals("networkuserid");
      return anyCase ? identity.strip().equalsIgnoreCase(other.identity.strip()) : identity.strip().equals(other.identity.strip());
    }

    @Override
    public String toString() {
      return domain + " " + identity;
    }
  }

  public CxmlEnvelope {
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (from.isEmpty() || to.isEmpty() || sender == null) {
      throw new IllegalArgumentException("cXML needs a credential for From, To and Sender");
    }
  }

  /**
   * Puts the envelope around a rendered document.
   *
   * @param rendered a whole cXML document whose envelope is replaced, or the request's content alone
   * @param payloadId globally unique for ever; a retry repeats it
   * @param at the instant of the transmission
   * @throws IllegalArgumentException when the bytes are no request
   */
  public byte[] pack(byte[] rendered, String payloadId, OffsetDateTime at) {
    var text = new String(rendered, StandardCharsets.UTF_8);
    int root = skipProlog(text);
    var doctype = text.substring(0, root).indexOf("<!DOCTYPE");
    var b = new StringBuilder(text.length() + 2048).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (doctype >= 0) b.append(text, doctype, text.indexOf('>', doctype) + 1).append('\n');
    b.append("<cXML payloadID=\"").append(escape(payloadId)).append("\" timestamp=\"")
        .append(STAMP.format(at.withOffsetSameInstant(ZoneOffset.UTC))).append("\">\n<Header>\n");
    party(b, "From", from);
    party(b, "To", to);
    b.append("<Sender><Credential domain=\"").append(escape(sender.domain())).append("\"><Identity>").append(escape(sender.identity()))
        .append("</Identity>").append(PLACE).append("</Credential><UserAgent>").append(escape(userAgent))
        .append("</UserAgent></Sender>\n</Header>\n<Request deploymentMode=\"").append(test ? "test" : "production").append("\">");
    content(b, text, root);
    return b.append("</Request>\n</cXML>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The packed bytes with the shared secret in its place, for the wire only; without a secret the empty element is taken out. Of a message with attachments
   * every other byte stays as it is, whatever it is.
   */
  public static byte[] secure(byte[] packed, String secret) {
    // Each byte is one character here. The place stands in the header, before any business content: the first occurrence is ours.
    int at = new String(packed, StandardCharsets.ISO_8859_1).indexOf(PLACE);
    if (at < 0) return packed;
    var filled = (secret == null ? "" : "<SharedSecret>" + escape(secret) + "</SharedSecret>").getBytes(StandardCharsets.UTF_8);
    int behind = at + PLACE.length();
    var out = Arrays.copyOf(packed, packed.length - PLACE.length() + filled.length);
    System.arraycopy(filled, 0, out, at, filled.length);
    System.arraycopy(packed, behind, out, at + filled.length, packed.length - behind);
    return out;
  }

  private static void content(StringBuilder b, String text, int root) {
    if (!text.startsWith("<cXML", root)) {
      b.append(text, root, text.length());
      return;
    }
    int request = text.indexOf("<Request", root);
    int open = request < 0 ? -1 : text.indexOf('>', request);
    int close = text.lastIndexOf("</Request>");
    if (open < 0 || close < open) throw new IllegalArgumentException("the rendered cXML holds no Request");
    b.append(text, open + 1, close);
  }

  private static int skipProlog(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<' && text.startsWith("<?", at)) at = after(text, "?>", at);
      else if (c == '<' && text.startsWith("<!--", at)) at = after(text, "-->", at);
      else if (c == '<' && text.startsWith("<!DOCTYPE", at)) at = after(text, ">", at);
      else if (c == '<') return at;
      else at++;
    }
    throw new IllegalArgumentException("no XML element in the rendered bytes");
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    if (at < 0) throw new IllegalArgumentException("the XML prolog does not end");
    return at + end.length();
  }

  private static void party(StringBuilder b, String name, List<Credential> credentials) {
    b.append('<').append(name).append('>');
    for (var c : credentials) {
      b.append("<Credential domain=\"").append(escape(c.domain())).append("\"><Identity>").append(escape(c.identity()))
          .append("</Identity></Credential>");
    }
    b.append("</").append(name).append(">\n");
  }

  private static String escape(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
