package io.bordereau.routes.cli;

import io.bordereau.signing.cades.CadesOutcome;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.cades.CadesUpgrade;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PadesUpgrade;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.smime.MimeEntity;
import io.bordereau.signing.smime.MimeHeaders;
import io.bordereau.signing.smime.SmimeSigner;
import io.bordereau.signing.verify.SignatureVerifier;
import io.bordereau.signing.xades.CxmlSigner;
import io.bordereau.signing.xades.XadesProfile;
import io.bordereau.signing.xades.XadesSigner;
import io.bordereau.signing.xades.XadesUpgrade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Signs files in every form, in two halves: first the key, then the authorities. What the key has signed is not lost when an authority is away.
 *
 * @param key who signs
 * @param level how much the signature carries along; S/MIME and cXML know nothing above B
 * @param authorities whom the level asks
 */
record FileSigner(SigningKey key, SignatureLevel level, Authorities authorities) {
  /** The root of a document stands near its beginning. */
  private static final int BEGINNING = 1 << 16;
  private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)[\\s/>]");

  /** How something is signed. */
  enum Form {
    PADES,
    /** In the XML itself, in the habit of its kind. */
    XADES,
    /** In a cXML message, as cXML 1.2 has it. */
    CXML,
    /** Around the file. */
    P7M,
    /** Beside the file. */
    P7S,
    /** In a mail of two parts. */
    SMIME;

    /** Whether it has levels above B. */
    boolean levels() {
      return this != CXML && this != SMIME;
    }
  }

  /** In whose habit XML is signed. */
  enum Habit { BASELINE, FACTURAE, FATTURAPA }

  /** The usual form for a content. */
  static Form form(byte[] bytes) {
    return switch (SignatureVerifier.form(bytes)) {
      case PDF -> Form.PADES;
      case XML -> root(bytes).equals("cXML") ? Form.CXML : Form.XADES;
      case CMS, MAIL, OTHER -> Form.P7M;
    };
  }

  /** The habit of an XML document's kind. */
  static Habit habit(byte[] bytes) {
    return switch (root(bytes)) {
      case "Facturae" -> Habit.FACTURAE;
      case "FatturaElettronica" -> Habit.FATTURAPA;
      default -> Habit.BASELINE;
    };
  }

  /** The local name of the first element; empty when there is none near the beginning. */
  private static String root(byte[] bytes) {
    var text = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1).replaceAll("(?s)<!--.*?-->", "");
    var found = ROOT.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /**
   * What the key signs.
   *
   * @param habit of XML
   * @param role in which a Facturae is signed
   * @throws SigningFailed when the key does not sign, or the file cannot be signed
   */
  byte[] begin(Form form, byte[] bytes, Habit habit, XadesProfile.FacturaeRole role, Instant at) throws IOException, SigningFailed {
    return switch (form) {
      case PADES -> pdf(pades().begin(PdfBytes.of(bytes), order(at)));
      case XADES -> new XadesSigner(key, switch (habit) {
        case BASELINE -> XadesProfile.BASELINE;
        case FACTURAE -> XadesProfile.facturae(role);
        case FATTURAPA -> XadesProfile.FATTURAPA;
      }, SignatureLevel.B, Authorities.NONE).sign(bytes, at);
      case CXML -> new CxmlSigner(key).sign(bytes, at);
      case P7M -> new CadesSigner(key, SignatureLevel.B, Authorities.NONE).attached(bytes, at);
      case P7S -> new CadesSigner(key, SignatureLevel.B, Authorities.NONE).detached(Content.of(bytes), at);
      case SMIME -> mail(bytes);
    };
  }

  /**
   * What was begun, with what the level demands.
   *
   * @param bytes what was signed, for a signature beside it
   * @throws SigningFailed when an authority does not do its part
   */
  byte[] finish(Form form, byte[] begun, byte[] bytes, Instant at) throws IOException, SigningFailed {
    if (level == SignatureLevel.B || !form.levels()) return begun;
    return switch (form) {
      case PADES -> pdf(pades().finish(PdfBytes.of(begun), order(at), at));
      case XADES -> new XadesUpgrade(authorities).raise(begun, level, at);
      case P7M -> cades(begun, null, at);
      case P7S -> cades(begun, Content.of(bytes), at);
      case CXML, SMIME -> begun;
    };
  }

  /**
   * A file that is signed already, with what the level demands; the key is not used.
   *
   * @throws SigningFailed when an authority does not do its part, or the signature cannot be raised
   */
  byte[] raise(byte[] signed, Instant at) throws IOException, SigningFailed {
    return switch (SignatureVerifier.form(signed)) {
      case PDF -> pdf(new PadesUpgrade(authorities, key.algorithm().digest(), "Time-stamp", "en", PdfLimits.DEFAULT).raise(PdfBytes.of(signed), level, at));
      case XML -> new XadesUpgrade(authorities).raise(signed, level, at);
      case CMS -> cades(signed, null, at);
      case MAIL, OTHER -> throw new SigningFailed("there is no signature in it that could be raised", false);
    };
  }

  private byte[] cades(byte[] signature, Content beside, Instant at) throws IOException, SigningFailed {
    return switch (new CadesUpgrade(authorities, key.algorithm().digest()).raise(signature, beside, level, at)) {
      case CadesOutcome.Raised raised -> raised.encoded();
      case CadesOutcome.Refused refused -> throw new SigningFailed(refused.words(), false);
    };
  }

  private PadesSigner pades() {
    return new PadesSigner(key, level, authorities, PdfLimits.DEFAULT);
  }

  private SignatureOrder order(Instant at) {
    return SignatureOrder.plain(at, "Digital signature of " + key.certificate().getSubjectX500Principal().getName(), "Time-stamp");
  }

  private static byte[] pdf(PdfOutcome outcome) throws IOException, SigningFailed {
    return switch (outcome) {
      case PdfOutcome.Signed signed -> signed.pdf().bytes();
      case PdfOutcome.Refused refused -> throw new SigningFailed(refused.words(), false);
    };
  }

  private byte[] mail(byte[] bytes) throws IOException, SigningFailed {
    var type = switch (SignatureVerifier.form(bytes)) {
      case PDF -> "application/pdf";
      case XML -> "application/xml";
      case CMS, MAIL, OTHER -> "application/octet-stream";
    };
    var text = Base64.getMimeEncoder().encode(bytes);
    var ended = Arrays.copyOf(text, text.length + 2);
    ended[text.length] = '\r';
    ended[text.length + 1] = '\n';
    var part = new MimeEntity(MimeHeaders.of("Content-Type", type, "Content-Transfer-Encoding", "base64"), Content.of(ended));
    var out = new ByteArrayOutputStream();
    try {
      out.write("MIME-Version: 1.0\r\n".getBytes(StandardCharsets.US_ASCII));
      SmimeSigner.clear(key).sign(part).writeTo(out);
    } catch (IOException e) {
      if (e.getCause() instanceof SigningFailed failed) throw failed;
      throw e;
    }
    return out.toByteArray();
  }
}
