package io.bordereau.pdf.slips;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes QR codes (ISO/IEC 18004) of texts in UTF-8 with error correction M. */
final class QrSymbol {
  /** The largest version of a Swiss QR-bill. */
  static final int SWISS_VERSION = 25;
  /** The largest version of the code of a SEPA credit transfer. */
  static final int SEPA_VERSION = 13;
  /** The largest version of Portugal's code that this project prints; the tax authority asks for version 9 or more. */
  static final int PORTUGUESE_VERSION = 30;

  private QrSymbol() {}

  /** The modules by row and column, dark ones true; empty when the text does not fit into the version. */
  static Optional<boolean[][]> of(String text, int version) {
    return of(text, 1, version);
  }

  /** The same, of at least a version. */
  static Optional<boolean[][]> of(String text, int least, int version) {
    try {
      var segment = QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
      QrCode code = QrCode.encodeSegments(List.of(segment), QrCode.Ecc.MEDIUM, least, version, -1, false);
      var dark = new boolean[code.size][code.size];
      for (int y = 0; y < code.size; y++) for (int x = 0; x < code.size; x++) dark[y][x] = code.getModule(x, y);
      return Optional.of(dark);
    } catch (DataTooLongException e) {
      return Optional.empty();
    }
  }
}
