package io.bordereau.routes.pages;

import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.pdf.EpdfOrder;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data of an invoice inside of its page: Factur-X EN 16931 when nothing else is agreed. */
final class PageData {
  /** What is embedded when nothing else is agreed. */
  static final String USUAL = "factur-x";
  /** Nothing is embedded. */
  static final String NONE = "none";

  private PageData() {}

  /** Whether data can be embedded in a format: any that carries an invoice. */
  static Optional<Format> format(String id) {
    return Formats.byId(id).filter(f -> f.documents().contains(Invoice.class));
  }

  /** The same order with the data of the invoice in that format; findings of writing it are added. */
  static EpdfOrder in(EpdfOrder order, String id, Context context, List<Finding> findings) {
    if (id.equals(NONE)) return order;
    var format = format(id).orElseThrow(() -> new IllegalArgumentException("no format of invoices: " + id));
    var written = format.write(order.invoice(), Residue.NONE, new Context(context.options(), context.residue(), true));
    var said = new ArrayList<Finding>(written.findings());
    findings.addAll(said);
    if (written.bytes() == null || written.bytes().length == 0) return order;
    var mark = mark(id);
    return order.with(file(order, id, format, Blob.of(written.bytes())), mark);
  }

  /** The same order with the name of the data alone: for where it stands on the page. */
  static EpdfOrder named(EpdfOrder order, String id) {
    return id.equals(NONE) ? order : order.with(file(order, id, format(id).orElseThrow(), Blob.of(new byte[0])), mark(id));
  }

  private static AssociatedFile file(EpdfOrder order, String id, Format format, Blob content) {
    var mark = mark(id);
    // ZUGFeRD and Factur-X, chapter 6: what the two smallest profiles hold is a part of the invoice, and no alternative to it
    var relation = id.equals("factur-x-minimum") || id.equals("factur-x-basicwl") ? Relationship.DATA : Relationship.ALTERNATIVE;
    var name = mark == null ? id + "." + format.form().ending() : mark.fileName();
    var mime = format.form() == Format.Form.XML ? "text/xml" : format.form().mediaType();
    return new AssociatedFile(name, mime, relation, format.name(), order.made(), content);
  }

  private static FacturXMark mark(String id) {
    return switch (id) {
      case "factur-x" -> FacturXMark.of("EN 16931");
      case "factur-x-minimum" -> FacturXMark.of("MINIMUM");
      case "factur-x-basicwl" -> FacturXMark.of("BASIC WL");
      case "factur-x-basic" -> FacturXMark.of("BASIC");
      case "factur-x-extended" -> FacturXMark.of("EXTENDED");
      case "xrechnung-3-cii" -> FacturXMark.of("XRECHNUNG");
      case String other -> null;
    };
  }
}
