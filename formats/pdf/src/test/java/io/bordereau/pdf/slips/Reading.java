package io.bordereau.pdf.slips;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a machine reads on a page: the page as a picture, decoded by zxing, which is not ours. */
final class Reading {
  static final int DPI = 200;

  private Reading() {}

  /** The QR codes on a page of a document, from a picture of it. */
  static List<Result> codes(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return codes(new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY));
    }
  }

  static List<Result> codes(BufferedImage picture) {
    int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    try {
      return List.of(new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true,
          DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE))));
    } catch (NotFoundException e) {
      return List.of();
    }
  }
}
