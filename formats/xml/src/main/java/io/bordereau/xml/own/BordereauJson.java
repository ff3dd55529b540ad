package io.bordereau.xml.own;

import com.fasterxml.jackson.core.JsonFactory;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The internal format: member names are the component names of the canonical records, so nothing is ever lost in it. */
public final class BordereauJson implements Format {
  /** The format. */
  public static final Format INSTANCE = new BordereauJson();

  private static final JsonFactory FACTORY = new JsonFactory();

  private BordereauJson() {}

  @Override
  public String id() {
    return "bordereau-json";
  }

  @Override
  public String name() {
    return "Bordereau JSON";
  }

  @Override
  public Form form() {
    return Form.JSON;
  }

  @Override
  public String family() {
    return "bordereau";
  }

  @Override
  public List<Class<?>> documents() {
    return Kinds.ALL;
  }

  @Override
  public int detect(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      if (bytes[i] == '{') return 80;
      if (bytes[i] > ' ') return 0;
    }
    return 0;
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    int bom = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
    return List.of(new JsonReader().read(bom == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, bom, bytes.length)));
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    var bytes = new ByteArrayOutputStream(4096);
    try (var out = FACTORY.createGenerator(bytes)) {
      out.useDefaultPrettyPrinter();
      JsonWriter.write(document, rest, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes cannot fail", e);
    }
    bytes.write('\n');
    return new Written(bytes.toByteArray(), List.of(), List.of(), Trace.NONE);
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of();
  }
}
