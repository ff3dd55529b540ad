package io.bordereau.routes.pages;

import io.bordereau.formats.Formats;
import io.bordereau.mapping.Format;
import io.bordereau.routes.hybrid.HybridPdf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All formats of the hub: those of the formats' floor, and the ones that are pages with data inside. */
public final class HouseFormats {
  /** Those that documents are written in, in the order in which they are listed. */
  public static final List<Format> WRITTEN = Stream.concat(Formats.ALL.stream(), Stream.of(EpdfFormat.PLAIN)).toList();

  private static final List<Format> PAGES = List.of(EpdfFormat.PLAIN, HybridPdf.ANY);

  private HouseFormats() {}

  /** A format that documents are written in, by its id or another name of it. */
  public static Optional<Format> written(String id) {
    return named(id).filter(f -> !f.documents().isEmpty());
  }

  /** A format by its id, also one that is only read. */
  public static Optional<Format> named(String id) {
    return Formats.byId(id).or(() -> PAGES.stream().filter(f -> f.id().equals(id)).findFirst());
  }

  /** The format that claims some bytes: of a PDF the one that takes out the data inside. */
  public static Optional<Format> detect(byte[] bytes) {
    return HybridPdf.detect(bytes, Formats::detect);
  }
}
