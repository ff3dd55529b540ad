package io.bordereau.pdf.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture, such as a company's logo: PNG or JPEG, decoded once with bounded size. Transparent parts become white, so that every viewer shows the same. */
public final class Picture {
  /** The most pixels of a picture: a logo of 20 cm at 300 dpi has half of them. */
  private static final int MOST = 4096 * 1024;

  final int columns;
  final int rows;
  final byte[] rgb;

  private Picture(int columns, int rows, byte[] rgb) {
    this.columns = columns;
    this.rows = rows;
    this.rgb = rgb;
  }

  /** The picture in these bytes; empty when they are no PNG or JPEG, or too large. */
  public static Optional<Picture> of(byte[] bytes) {
    ImageReader reader = null;
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) return Optional.empty();
      reader = readers.next();
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      return pixels > MOST ? Optional.empty() : Optional.of(of(reader.read(0)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // decoders throw many kinds of exceptions on broken pictures
    } finally {
      if (reader != null) reader.dispose();
    }
  }

  private static Picture of(BufferedImage image) {
    int wide = image.getWidth();
    int high = image.getHeight();
    var rgb = new byte[3 * wide * high];
    int at = 0;
    for (int y = 0; y < high; y++) {
      for (int pixel : image.getRGB(0, y, wide, 1, null, 0, wide)) {
        int alpha = pixel >>> 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
          rgb[at++] = (byte) (((pixel >> shift & 255) * alpha + 255 * (255 - alpha)) / 255);
        }
      }
    }
    return new Picture(wide, high, rgb);
  }

  /** Its width divided by its height. */
  public float ratio() {
    return (float) columns / rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture p && p.columns == columns && p.rows == rows && Arrays.equals(p.rgb, rgb);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rgb);
  }
}
