package io.bordereau.signing.smime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A read entity for tests: the head, line by line, and the body. */
record Read<T>(SmimeOutcome<T> outcome, byte[] entity) {
  /** An entity from its bytes, with line ends of either kind. */
  static MimeEntity entity(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int crlf = text.indexOf("\r\n\r\n");
    int lf = text.indexOf("\n\n");
    boolean first = crlf >= 0 && (lf < 0 || crlf < lf);
    int end = first ? crlf : lf;
    List<MimeHeaders.Field> fields = new ArrayList<>();
    for (String line : text.substring(0, end).replace("\r\n", "\n").replaceAll("\n[ \t]+", " ").split("\n")) {
      fields.add(new MimeHeaders.Field(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
    }
    byte[] body = text.substring(end + (first ? 4 : 2)).getBytes(StandardCharsets.ISO_8859_1);
    return new MimeEntity(new MimeHeaders(fields), Content.of(body));
  }

  static Read<SmimeVerifier.Signature> verified(SmimeVerifier verifier, MimeEntity entity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var outcome = verifier.verify(entity.headers(), new ByteArrayInputStream(entity.body()), Person.NOW, out);
    return new Read<>(outcome, out.toByteArray());
  }

  static Read<SmimeDecrypter.Opened> opened(SmimeDecrypter decrypter, MimeEntity entity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var outcome = decrypter.open(entity.headers(), new ByteArrayInputStream(entity.body()), out);
    return new Read<>(outcome, out.toByteArray());
  }

  static Read<Long> expanded(MimeEntity entity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var outcome = new SmimeCompression(SmimeLimits.DEFAULT, TransferEncoding.BASE64).expand(entity.headers(), new ByteArrayInputStream(entity.body()), out);
    return new Read<>(outcome, out.toByteArray());
  }

  T good() {
    return switch (outcome) {
      case SmimeOutcome.Good<T> good -> good.facts();
      case SmimeOutcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  SmimeOutcome.Reason refusal() {
    return switch (outcome) {
      case SmimeOutcome.Good<T> good -> throw new AssertionError(good);
      case SmimeOutcome.Refused<T> refused -> refused.reason();
    };
  }
}
