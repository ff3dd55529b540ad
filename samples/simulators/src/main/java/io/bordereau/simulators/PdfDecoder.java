package io.bordereau.simulators;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Opens an invoice that is a page for people with its data inside (Factur-X), as an accounts department does: the data are read and added up, the page must show the
 * number and the amount due, and a signature must cover the whole file.
 */
final class PdfDecoder implements Decoder {
  private static final String FORMAT = "epdf";
  private static final List<String> NAMES = List.of("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml");

  @Override
  public Facts decode(byte[] bytes) {
    try (var pdf = Loader.loadPDF(bytes)) {
      var faults = new ArrayList<Fault>();
      signed(pdf, bytes, faults);
      var data = data(pdf);
      if (data.isEmpty()) return Facts.unreadable(FORMAT, new Fault("STRUCTURE", "the page has no data with it"));
      var f = new CiiDecoder().decode(data.get());
      faults.addAll(f.faults());
      shows(new PDFTextStripper().getText(pdf), f, faults);
      return new Facts(FORMAT, null, f.number(), f.date(), f.credit(), f.currency(), f.contract(), f.orders(), f.lines(), f.lineSum(), f.tax(), f.total(), f.payable(), faults);
    } catch (IOException e) {
      return Facts.unreadable(FORMAT, new Fault("SYNTAX", "not a PDF that opens: " + e.getMessage()));
    }
  }

  private static Optional<byte[]> data(PDDocument pdf) throws IOException {
    var names = pdf.getDocumentCatalog().getNames();
    var files = names == null ? null : names.getEmbeddedFiles();
    if (files == null) return Optional.empty();
    var all = new TreeMap<String, PDComplexFileSpecification>();
    collect(files, all);
    for (var name : NAMES) {
      for (var file : all.entrySet()) if (file.getKey().equalsIgnoreCase(name)) return Optional.of(file.getValue().getEmbeddedFile().toByteArray());
    }
    return Optional.empty();
  }

  private static void collect(PDNameTreeNode<PDComplexFileSpecification> node, TreeMap<String, PDComplexFileSpecification> all)
      throws IOException {
    if (node.getNames() != null) all.putAll(node.getNames());
    if (node.getKids() != null) for (var kid : node.getKids()) collect(kid, all);
  }

  /** What a person reads is what the data say. */
  private static void shows(String page, Facts facts, List<Fault> faults) {
    var text = page.replaceAll("[\\s\\u00a0\\u202f]+", "");
    if (facts.number() != null && !text.contains(facts.number().replaceAll("\\s+", ""))) faults.add(new Fault("PAGE", "the page does not show the number " + facts.number()));
    if (facts.payable() != null && Stream.of(".", ",").noneMatch(mark -> digits(text).contains(amount(facts.payable(), mark)))) {
      faults.add(new Fault("PAGE", "the page does not show the amount due, " + facts.payable().toPlainString()));
    }
  }

  /** Without what some countries put between thousands, except where it could be a decimal mark. */
  private static String digits(String text) {
    return text.replaceAll("(?<=\\d)['\u2019.,](?=\\d{3}(?!\\d))", "");
  }

  private static String amount(BigDecimal n, String mark) {
    return n.abs().setScale(2).toPlainString().replace(".", mark);
  }

  /** Every signature holds, and the last one covers all there is. */
  private static void signed(PDDocument pdf, byte[] bytes, List<Fault> faults) throws IOException {
    var signatures = pdf.getSignatureDictionaries();
    if (signatures.isEmpty()) faults.add(new Fault("SIGNATURE", "nobody signed it"));
    boolean whole = false;
    for (var signature : signatures) {
      whole |= covers(signature, bytes.length);
      if (!"ETSI.RFC3161".equals(signature.getSubFilter()) && !holds(signature, bytes)) faults.add(new Fault("SIGNATURE", "the signature does not belong to this file"));
    }
    if (!signatures.isEmpty() && !whole) faults.add(new Fault("SIGNATURE", "no signature covers the whole file"));
  }

  private static boolean covers(PDSignature signature, int length) {
    var range = signature.getByteRange();
    return range != null && range.length == 4 && range[0] == 0 && range[2] + range[3] == length && signature.getCOSObject().containsKey(COSName.CONTENTS);
  }

  private static boolean holds(PDSignature signature, byte[] bytes) throws IOException {
    try {
      var cms = new CMSSignedData(new CMSProcessableByteArray(signature.getSignedContent(bytes)), signature.getContents(bytes));
      for (SignerInformation signer : cms.getSignerInfos().getSigners()) {
        var found = cms.getCertificates().getMatches(null).stream().filter(c -> signer.getSID().match(c)).findFirst();
        if (found.isEmpty() || !signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(found.get()))) return false;
      }
      return cms.getSignerInfos().size() > 0;
    } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
      return false;
    }
  }
}
