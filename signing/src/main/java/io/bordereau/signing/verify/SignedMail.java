package io.bordereau.signing.verify;

import io.bordereau.signing.smime.Content;
import io.bordereau.signing.smime.MimeHeaders;
import io.bordereau.signing.smime.SmimeKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  List<Judgement> judge(MimeHeaders headers, byte[] bytes) {
    int from = body(bytes);
    CmsSignatures signatures = new CmsSignatures(ruling);
    try {
      switch (SmimeKind.of(headers)) {
        case CLEAR_SIGNED -> {
          return clear(headers, bytes, from, signatures);
        }
        case OPAQUE_SIGNED -> {
          byte[] body = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
          byte[] der = headers.value("Content-Transfer-Encoding").equalsIgnoreCase("base64") ? Base64.getMimeDecoder().decode(body) : body;
          List<Judgement> judged = signatures.judge(der, List.of(), "S/MIME opaque");
          remarks.addAll(signatures.remarks());
          content = signatures.content();
          return judged;
        }
        case ENCRYPTED -> remarks.add(Reason.unknown(Reason.NONE, "The message is encrypted: whether it is signed can be seen only by whom it is for."));
        case COMPRESSED, PLAIN, UNKNOWN -> remarks.add(Reason.unknown(Reason.NONE, "The message is not signed."));
      }
      return List.of();
    } catch (IOException | MimeException | RuntimeException e) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, "The message cannot be read: its parts contradict each other or are cut off."));
      return List.of();
    }
  }

  private List<Judgement> clear(MimeHeaders headers, byte[] bytes, int from, CmsSignatures signatures) throws IOException, MimeException {
    String boundary = headers.parameter("boundary");
    if (boundary.isEmpty() || boundary.length() > 70 || boundary.indexOf('"') >= 0) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, "The message has no boundary between its parts."));
      return List.of();
    }
    MimeConfig config = MimeConfig.custom().setMaxHeaderCount(100).setMaxHeaderLen(HEADERS).setMaxLineLen(-1).setMaxContentLen(-1).build();
    MimeTokenStream parts = new MimeTokenStream(config, DecodeMonitor.STRICT, null);
    parts.setRecursionMode(RecursionMode.M_RAW);
    parts.parseHeadless(new ByteArrayInputStream(bytes, from, bytes.length - from), "multipart/signed; boundary=\"" + boundary + "\"");
    List<byte[]> found = new ArrayList<>();
    for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
      if (state == EntityState.T_RAW_ENTITY) {
        found.add(parts.getInputStream().readAllBytes());
      }
    }
    if (found.size() != 2) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, "A signed message has two parts; this one has " + found.size() + "."));
      return List.of();
    }
    byte[] part = found.get(1);
    MimeHeaders of = headers(part);
    int behind = body(part);
    if (of == null || behind < 0 || !of.mediaType().endsWith("pkcs7-signature")) {
      remarks.add(Reason.invalid(Reason.KIND, "The second part of the message is no signature of S/MIME."));
      return List.of();
    }
    byte[] body = java.util.Arrays.copyOfRange(part, behind, part.length);
    byte[] der = of.value("Content-Transfer-Encoding").equalsIgnoreCase("base64") ? Base64.getMimeDecoder().decode(body) : body;
    ByteArrayOutputStream canonical = new ByteArrayOutputStream();
    Content.canonical(Content.of(found.get(0))).writeTo(canonical);
    content = found.get(0);
    List<Judgement> judged = signatures.judge(der, List.of(found.get(0), canonical.toByteArray()), "S/MIME clear");
    remarks.addAll(signatures.remarks());
    return judged;
  }
}
