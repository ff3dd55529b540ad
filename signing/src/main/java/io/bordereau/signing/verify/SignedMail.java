package io.bordereau.signing.verify;

import io.bordereau.signing.smime.Content;
import io.bordereau.signing.smime.MimeHeaders;
import io.bordereau.signing.smime.SmimeCompression;
import io.bordereau.signing.smime.SmimeKind;
import io.bordereau.signing.smime.SmimeLimits;
import io.bordereau.signing.smime.SmimeOutcome;
import io.bordereau.signing.smime.TransferEncoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** A signed message as it came by mail or AS2 and was kept in a file: S/MIME (RFC 8551), clear or opaque, with all of its headers. */
final class SignedMail {
  private static final int HEADERS = 64 << 10;
  private static final int DEEPEST = 6;
  private static final int MOST_PARTS = 100;
  private static final SmimeLimits EXPANDED = SmimeLimits.DEFAULT.content(256L << 20);

  private final Ruling ruling;
  private final List<Reason> remarks = new ArrayList<>();
  private byte[] content;

  SignedMail(Ruling ruling) {
    this.ruling = ruling;
  }

  /** What is to be said of the message beside its signatures. */
  List<Reason> remarks() {
    return remarks;
  }

  /** The signed entity; null when there is none. */
  byte[] content() {
    return content;
  }

  /** The headers that a file begins with; null when it begins otherwise. */
  static MimeHeaders headers(byte[] bytes) {
    int end = body(bytes);
    if (end < 0) {
      return null;
    }
    List<String> pairs = new ArrayList<>();
    for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\r?\n")) {
      if (line.isEmpty()) {
        continue;
      }
      if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !pairs.isEmpty()) {
        pairs.set(pairs.size() - 1, pairs.get(pairs.size() - 1) + " " + line.strip());
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || !line.substring(0, colon).strip().chars().allMatch(c -> c > ' ' && c < 127)) {
        return null;
      }
      pairs.add(line.substring(0, colon).strip());
      pairs.add(line.substring(colon + 1).strip().replaceAll("[\\x00\\r\\n]", ""));
    }
    return pairs.isEmpty() ? null : MimeHeaders.of(pairs.toArray(String[]::new));
  }

  /** Where the content begins, behind the empty line; -1 when there is none within the bound. */
  private static int body(byte[] bytes) {
    for (int i = 0; i + 1 < Math.min(bytes.length, HEADERS); i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i + 2;
      }
      if (i + 3 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  /** The judgements, the outermost signature's first. */
  List<Judgement> judge(MimeHeaders headers, byte[] bytes) {
    List<Judgement> all = new ArrayList<>();
    entity(headers, bytes, 0, false, all);
    if (all.isEmpty() && remarks.isEmpty()) {
      remarks.add(Reason.unknown(Reason.NONE, "The message is not signed."));
    }
    return all;
  }

  /** An entity, and those within it: signatures stand within signatures, in compressed entities, and beside parts that nobody signed. */
  private void entity(MimeHeaders headers, byte[] bytes, int depth, boolean part, List<Judgement> all) {
    if (depth >= DEEPEST) {
      remarks.add(Reason.invalid(Reason.TOO_MUCH, "More than " + DEEPEST + " messages are nested in each other; the inner ones were not looked at."));
      return;
    }
    int from = body(bytes);
    CmsSignatures signatures = new CmsSignatures(ruling, part);
    try {
      SmimeKind kind = SmimeKind.of(headers);
      boolean signed = kind != SmimeKind.CLEAR_SIGNED && kind != SmimeKind.COMPRESSED && !headers.mediaType().startsWith("multipart/")
          && CmsSignatures.looksLike(decoded(headers, Arrays.copyOfRange(bytes, from, bytes.length)));
      // what the type does not say, the content does: a .p7m comes as an attachment of any type
      byte[] inside = switch (signed ? SmimeKind.OPAQUE_SIGNED : kind) {
        case CLEAR_SIGNED -> {
          all.addAll(clear(headers, bytes, from, signatures));
          yield content;
        }
        case OPAQUE_SIGNED -> {
          all.addAll(signatures.judge(decoded(headers, Arrays.copyOfRange(bytes, from, bytes.length)), List.of(), "S/MIME opaque"));
          remarks.addAll(signatures.remarks());
          content = signatures.content();
          yield content;
        }
        case COMPRESSED -> expanded(headers, bytes, from);
        case ENCRYPTED -> {
          if (all.isEmpty()) {
            remarks.add(Reason.unknown(Reason.NONE, "The message is encrypted: whether it is signed can be seen only by whom it is for."));
          }
          yield null;
        }
        case PLAIN, UNKNOWN -> {
          if (headers.mediaType().equals("message/rfc822")) {
            yield Arrays.copyOfRange(bytes, from, bytes.length);
          }
          if (headers.mediaType().startsWith("multipart/")) {
            for (byte[] each : parts(headers, bytes, from)) {
              MimeHeaders of = headers(each);
              if (of != null) {
                entity(of, each, depth + 1, true, all);
              }
            }
          }
          yield null;
        }
      };
      MimeHeaders within = inside == null ? null : headers(inside);
      if (within != null && !within.value("Content-Type").isEmpty()) {
        entity(within, inside, depth + 1, part, all);
      }
    } catch (IOException | MimeException | RuntimeException e) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, "The message cannot be read: its parts contradict each other or are cut off."));
    }
  }

  private static byte[] decoded(MimeHeaders headers, byte[] body) {
    return headers.value("Content-Transfer-Encoding").equalsIgnoreCase("base64") ? Base64.getMimeDecoder().decode(body) : body;
  }

  /** A compressed entity as it is when expanded, within the bounds; null when it cannot be. */
  private byte[] expanded(MimeHeaders headers, byte[] bytes, int from) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var outcome = new SmimeCompression(EXPANDED, TransferEncoding.BINARY).expand(headers, new ByteArrayInputStream(bytes, from, bytes.length - from), out);
    if (outcome instanceof SmimeOutcome.Refused<Long> refused) {
      remarks.add(Reason.invalid(refused.reason() == SmimeOutcome.Reason.TOO_LARGE ? Reason.TOO_MUCH : Reason.UNREADABLE, "A compressed part of the message cannot be expanded."));
      return null;
    }
    return out.toByteArray();
  }

  private List<Judgement> clear(MimeHeaders headers, byte[] bytes, int from, CmsSignatures signatures) throws IOException, MimeException {
    List<byte[]> found = parts(headers, bytes, from);
    if (found.size() != 2) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, found.isEmpty() ? "The message has no boundary between its parts." : "A signed message has two parts; this one has " + found.size() + "."));
      content = null;
      return List.of();
    }
    byte[] part = found.get(1);
    MimeHeaders of = headers(part);
    int behind = body(part);
    if (of == null || behind < 0 || !of.mediaType().endsWith("pkcs7-signature")) {
      remarks.add(Reason.invalid(Reason.KIND, "The second part of the message is no signature of S/MIME."));
      return List.of();
    }
    byte[] der = decoded(of, Arrays.copyOfRange(part, behind, part.length));
    ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    Content.canonical(Content.of(found.get(0))).writeTo(canonical);
    content = found.get(0);
    List<Judgement> judged = signatures.judge(der, List.of(found.get(0), canonical.toByteArray()), "S/MIME clear");
    remarks.addAll(signatures.remarks());
    return judged;
  }

  /** The parts of an entity with all of their headers, octet for octet; none when it has no boundary between them. */
  private List<byte[]> parts(MimeHeaders headers, byte[] bytes, int from) throws IOException, MimeException {
    String boundary = headers.parameter("boundary");
    if (boundary.isEmpty() || boundary.length() > 70 || boundary.indexOf('"') >= 0) {
      return List.of();
    }
    MimeConfig config = MimeConfig.custom().setMaxHeaderCount(100).setMaxHeaderLen(HEADERS).setMaxLineLen(-1).setMaxContentLen(-1).build();
    MimeTokenStream parts = new MimeTokenStream(config, DecodeMonitor.STRICT, null);
    parts.setRecursionMode(RecursionMode.M_RAW);
    parts.parseHeadless(new ByteArrayInputStream(bytes, from, bytes.length - from), "multipart/mixed; boundary=\"" + boundary + "\"");
    List<byte[]> found = new ArrayList<>();
    for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
      if (state == EntityState.T_RAW_ENTITY) {
        if (found.size() >= MOST_PARTS) {
          remarks.add(Reason.invalid(Reason.TOO_MUCH, "The message has more than " + MOST_PARTS + " parts; the others were not looked at."));
          break;
        }
        found.add(parts.getInputStream().readAllBytes());
      }
    }
    return found;
  }
}
