package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.intake.EdiMessages.Seen;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import io.bordereau.routes.intake.Placing.Group;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smooks.api.SmooksException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads a company's own XML or fixed-length records into invoices. Each invoice is read by itself, with what stands around all of them: a wrong one refuses itself only. */
final class TreeIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(TreeIntake.class);
  /** Bytes of one invoice: Smooks holds each of its values as several objects. */
  private static final int LARGEST_PIECE = 4 << 20;

  private final TreeConfiguration configuration;
  private final EdiMessages smooks;

  TreeIntake(TreeConfiguration configuration) throws IOException, SAXException {
    this.configuration = configuration;
    smooks = new EdiMessages(configuration.smooks(), configuration.meaning());
  }

  @Override
  public String name() {
    return configuration.name();
  }

  @Override
  public Optional<IntakeFormat> format() {
    return Optional.of(new IntakeFormat(this, List.of()));
  }

  @Override
  public boolean claims(byte[] start) {
    return configuration.syntax().claims(start);
  }

  @Override
  public void close() {
    smooks.close();
  }

  @Override
  public void read(InputStream in, Consumer<IntakeResult> results) {
    var syntax = configuration.syntax();
    TreeSyntax.Cut cut = cut(in, syntax, configuration.meaning().each().last(), name());
    if (cut.pieces().isEmpty()) {
      results.accept(new IntakeResult(Optional.empty(), cut.findings(), null, syntax.unit(), 1, 1, new byte[0]));
      return;
    }
    for (var piece : cut.pieces()) read(piece, results);
  }

  /** A file in its parts; refused as a whole when it cannot be read, is too large, or is wrong around its parts. */
  static TreeSyntax.Cut cut(InputStream in, TreeSyntax syntax, String each, String name) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(TellingReader.LARGEST + 1);
    } catch (IOException e) {
      LOG.warn("intake {}: the file cannot be read", name, e);
      return TreeSyntax.Cut.refused(IntakeFindings.unreadableFile());
    }
    return bytes.length > TellingReader.LARGEST ? TreeSyntax.Cut.refused(IntakeFindings.largeFile(TellingReader.LARGEST)) : syntax.cut(bytes, each);
  }

  private void read(TreeSyntax.Piece piece, Consumer<IntakeResult> results) {
    var findings = new ArrayList<>(piece.findings());
    Seen seen = null;
    if (piece.bytes().length > LARGEST_PIECE) findings.add(tooLarge(piece, "more than " + LARGEST_PIECE + " bytes"));
    else if (findings.isEmpty()) seen = seen(piece, findings);
    List<Group> groups = seen == null ? List.of() : new Placing(configuration.meaning(), new InFile(piece)).groups(seen, findings);
    for (Group g : groups) findings.addAll(g.findings);
    var syntax = configuration.syntax();
    if (groups.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      String key = groups.stream().map(g -> g.number).filter(n -> n != null).findFirst().orElse(null);
      results.accept(new IntakeResult(Optional.empty(), findings, key, syntax.unit(), piece.first(), piece.last(), piece.bytes()));
      return;
    }
    for (Group g : groups) {
      if (configuration.meaning().computed()) ComputedTotals.into(g.draft);
      results.accept(new IntakeResult(Optional.of((Invoice) g.draft.build()), findings, g.number, syntax.unit(), piece.first(), piece.last(), piece.bytes()));
    }
  }

  private Seen seen(TreeSyntax.Piece piece, List<Finding> findings) {
    try {
      return smooks.read(piece.bytes());
    } catch (SmooksException e) {
      LOG.error("intake {}: Smooks failed at {}", name(), piece.first(), e);
      findings.add(IntakeFindings.broken(piece.first(), "Smooks failed: " + IntakeFindings.cut(Intake.cause(e))));
      return null;
    }
  }

  private Finding tooLarge(TreeSyntax.Piece piece, String what) {
    return IntakeFindings.largeInvoice(configuration.syntax().unit().word() + " " + piece.first() + "-" + piece.last(), what);
  }

  /** Places in a part of a file. */
  private final class InFile implements Placing.Where {
    private final TreeSyntax.Piece piece;

    InFile(TreeSyntax.Piece piece) {
      this.piece = piece;
    }

    @Override
    public Spot spot(Element element) {
      return configuration.syntax().spot(piece, element);
    }

    @Override
    public String said(Element element) {
      return spot(element).where();
    }

    @Override
    public Finding noLines() {
      return IntakeFindings.noInvoices(configuration.meaning().each().text());
    }

    @Override
    public Finding tooLarge(String what) {
      return TreeIntake.this.tooLarge(piece, what);
    }

    @Override
    public boolean comma() {
      return false;
    }
  }
}
