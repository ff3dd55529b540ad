package io.bordereau.signing.verify;

import io.bordereau.signing.smime.MimeHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Verifies the signatures of any file: PDF, XML, CMS ({@code .p7m}, {@code .p7s}), S/MIME and AS2 messages. What a file is, its content says.
 *
 * @param check whom to trust, and what a missing proof means
 * @param now the moment of asking
 * @param xml what judges the signatures of XML; null when that is not looked at
 */
public record SignatureVerifier(ChainCheck check, Instant now, BiFunction<byte[], Instant, List<Judgement>> xml) {
  /** Without XML. */
  public SignatureVerifier(ChainCheck check, Instant now) {
    this(check, now, null);
  }

  /** What a file is. */
  public enum Form {
    PDF,
    XML,
    CMS,
    MAIL,
    /** None that can hold a signature. */
    OTHER
  }

  /**
   * What was found.
   *
   * @param form what the file is
   * @param signatures its signatures, in their order
   * @param remarks what is to be said of the file itself; what is graver than a note speaks against all of its signatures
   */
  public record Result(Form form, List<Judgement> signatures, List<Reason> remarks) {
    public Result {
      signatures = List.copyOf(signatures);
      remarks = List.copyOf(remarks);
    }

    /** Whether there is a signature, and all of them are valid and cover the whole file. */
    public boolean valid() {
      return !signatures.isEmpty() && remarks.stream().allMatch(each -> each.weight() == Reason.Weight.NOTE)
          && signatures.stream().allMatch(each -> each.verdict().verdict() == SignatureVerdict.Verdict.VALID && each.verdict().coverage() == SignatureVerdict.Coverage.WHOLE);
    }
  }

  /** Verifies a file that holds its signature. */
  public Result verify(byte[] bytes) {
    return verify(bytes, null);
  }

  /**
   * Verifies.
   *
   * @param bytes the file
   * @param detached what it signs when it is a signature beside it; null when that is not at hand
   */
  public Result verify(byte[] bytes, byte[] detached) {
    Ruling ruling = new Ruling(check, now);
    try {
      return with(switch (form(bytes)) {
        case PDF -> {
          PdfSignatures pdf = new PdfSignatures(bytes, ruling);
          yield new Result(Form.PDF, pdf.judge(), pdf.remarks());
        }
        case CMS -> {
          CmsSignatures cms = new CmsSignatures(ruling);
          yield new Result(Form.CMS, cms.judge(bytes, detached == null ? List.of() : List.of(detached), ""), cms.remarks());
        }
        case MAIL -> {
          SignedMail mail = new SignedMail(ruling);
          yield new Result(Form.MAIL, mail.judge(SignedMail.headers(bytes), bytes), mail.remarks());
        }
        case XML -> xml == null ? new Result(Form.XML, List.of(), List.of(Reason.unknown(Reason.KIND, "Signatures of XML are not looked at here.")))
            : new Result(Form.XML, xml.apply(bytes, now), List.of());
        case OTHER -> new Result(Form.OTHER, List.of(), List.of());
      });
    } catch (OutOfMemoryError e) {
      return new Result(form(bytes), List.of(), List.of(Reason.invalid(Reason.TOO_MUCH, "It needs more memory to be looked at than there is.")));
    }
  }

  private static Result with(Result result) {
    if (!result.signatures().isEmpty() || result.remarks().stream().anyMatch(each -> each.weight() != Reason.Weight.NOTE)) {
      return result;
    }
    List<Reason> remarks = new ArrayList<>(result.remarks());
    remarks.add(Reason.unknown(Reason.NONE, "There is no signature in it."));
    return new Result(result.form(), result.signatures(), remarks);
  }

  /** What a file is, by its beginning. */
  public static Form form(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 1100), StandardCharsets.ISO_8859_1);
    if (head.contains("%PDF-")) {
      return Form.PDF;
    }
    if (CmsSignatures.looksLike(bytes)) {
      return Form.CMS;
    }
    String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
    if (text.stripLeading().startsWith("<") || head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE")) {
      return Form.XML;
    }
    MimeHeaders headers = SignedMail.headers(bytes);
    return headers != null && !headers.value("Content-Type").isEmpty() ? Form.MAIL : Form.OTHER;
  }
}
