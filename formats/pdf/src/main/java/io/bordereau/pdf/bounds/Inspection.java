package io.bordereau.pdf.bounds;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Reads every object of a PDF once, whether a page leads to it or not: what is hidden may be found by another program.
 *
 * @param signed whether there is a signature
 * @param external whether a part lies outside of the file
 */
record Inspection(boolean signed, boolean external) {
  /** Actions that do more than show a place (ISO 32000-2, table 201). */
  private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "Movie", "Sound", "GoTo3DView", "RichMediaExecute", "GoToE");
  /** Annotations that play something. */
  private static final Set<String> PLAYERS = Set.of("RichMedia", "Movie", "Screen", "3D", "Sound");
  private static final Set<String> PROGRAMS = Set.of("exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp", "dll", "js", "jse", "vbs", "vbe", "wsf", "wsh", "ps1", "jar", "sh", "app",
      "lnk", "hta", "cpl", "reg", "apk", "deb", "rpm", "dmg", "iso", "img", "docm", "xlsm", "pptm", "xll", "scf", "inf", "elf", "py", "pl", "php");
  private static final COSName BYTE_RANGE = COSName.getPDFName("ByteRange");
  private static final COSName XFA = COSName.getPDFName("XFA");
  private static final int DEEPEST_TREE = 64;

  static Inspection of(PDDocument document, Effort effort) throws IOException {
    var look = new Look(effort);
    var keys = new ArrayList<>(document.getDocument().getXrefTable().keySet());
    if (keys.size() > effort.limits().objects()) throw new PdfRefused(PdfFindings.large("objects", effort.limits().objects()));
    for (var key : keys) {
      effort.time();
      COSBase object;
      try {
        object = document.getDocument().getObjectFromPool(key).getObject();
      } catch (IllegalStateException | IllegalArgumentException | ClassCastException broken) {
        continue; // An object that nobody can read shows nothing.
      }
      look.at(object);
    }
    look.at(document.getDocument().getTrailer());
    pages(document, effort);
    return new Inspection(look.signed, look.external);
  }

  /** Walks the tree of pages without recursion; what goes in circles or too deep is refused. */
  private static void pages(PDDocument document, Effort effort) throws PdfRefused {
    var root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
    if (root == null) throw new PdfRefused(PdfFindings.unreadable("it has no pages"));
    var seen = Collections.<COSDictionary>newSetFromMap(new IdentityHashMap<>());
    record Step(COSDictionary node, int depth) {}
    var left = new ArrayDeque<Step>();
    left.push(new Step(root, 0));
    int pages = 0;
    while (!left.isEmpty()) {
      var step = left.pop();
      effort.time();
      if (step.depth > DEEPEST_TREE) throw new PdfRefused(PdfFindings.large("levels in the tree of pages", DEEPEST_TREE));
      var kids = step.node.getCOSArray(COSName.KIDS);
      if (kids == null) {
        if (++pages > effort.limits().pages()) throw new PdfRefused(PdfFindings.large("pages", effort.limits().pages()));
        continue;
      }
      if (!seen.add(step.node)) throw new PdfRefused(PdfFindings.unreadable("its tree of pages goes in a circle"));
      for (int i = 0; i < kids.size(); i++) if (kids.getObject(i) instanceof COSDictionary kid) left.push(new Step(kid, step.depth + 1));
    }
    if (pages == 0) throw new PdfRefused(PdfFindings.unreadable("it has no pages"));
  }

  /** Looks at one object and what stands directly in it; what it refers to has its own turn. */
  private static final class Look {
    private final Effort effort;
    private boolean signed;
    private boolean external;

    private Look(Effort effort) {
      this.effort = effort;
    }

    private void at(COSBase object) throws PdfRefused {
      var left = new ArrayDeque<COSBase>();
      if (object != null) left.push(object);
      while (!left.isEmpty()) {
        switch (left.pop()) {
          case COSDictionary d -> {
            dictionary(d);
            for (var value : d.getValues()) if (!(value instanceof COSObject) && (value instanceof COSDictionary || value instanceof COSArray)) left.push(value);
          }
          case COSArray a -> {
            for (int i = 0; i < a.size(); i++) if (a.get(i) instanceof COSDictionary || a.get(i) instanceof COSArray) left.push(a.get(i));
          }
          case COSBase other -> { }
        }
      }
    }

    private void dictionary(COSDictionary d) throws PdfRefused {
      var action = d.getNameAsString(COSName.S);
      if (action != null && ACTIONS.contains(action) && !(d instanceof COSStream)) throw new PdfRefused(PdfFindings.action(action));
      if (d.containsKey(COSName.JS) && d.getDictionaryObject(COSName.JS) != null) throw new PdfRefused(PdfFindings.action("JavaScript"));
      if (d.containsKey(COSName.getPDFName("JavaScript"))) throw new PdfRefused(PdfFindings.action("JavaScript"));
      var kind = d.getNameAsString(COSName.SUBTYPE);
      if (kind != null && PLAYERS.contains(kind) && d.containsKey(COSName.RECT)) throw new PdfRefused(PdfFindings.action(kind));
      if (d.containsKey(XFA)) throw new PdfRefused(PdfFindings.form());
      if (d.containsKey(COSName.EF)) file(d);
      if (d.containsKey(BYTE_RANGE) && d.containsKey(COSName.CONTENTS)) signed = true;
      if (d instanceof COSStream) stream(d);
    }

    private void file(COSDictionary spec) throws PdfRefused {
      for (var key : new COSName[] {COSName.UF, COSName.F}) {
        if (!(spec.getDictionaryObject(key) instanceof COSString text)) continue;
        var name = text.getString().strip().toLowerCase(Locale.ROOT);
        while (name.endsWith(".") || name.endsWith(" ")) name = name.substring(0, name.length() - 1);
        if (PROGRAMS.contains(name.substring(name.lastIndexOf('.') + 1)) && name.indexOf('.') >= 0) throw new PdfRefused(PdfFindings.program(text.getString()));
      }
    }

    private void stream(COSDictionary d) throws PdfRefused {
      if (d.containsKey(COSName.F) && !COSName.EMBEDDED_FILE.equals(d.getCOSName(COSName.TYPE))) external = true;
      if (d.containsKey(COSName.WIDTH)) effort.picture(number(d, COSName.WIDTH), number(d, COSName.HEIGHT));
      var parameters = d.getDictionaryObject(COSName.DECODE_PARMS);
      if (parameters instanceof COSDictionary one) parameters(one);
      if (parameters instanceof COSArray several) for (int i = 0; i < several.size(); i++) if (several.getObject(i) instanceof COSDictionary one) parameters(one);
    }

    private void parameters(COSDictionary d) throws PdfRefused {
      effort.picture(number(d, COSName.COLUMNS), Math.max(1, number(d, COSName.ROWS)));
    }

    private static long number(COSDictionary d, COSName key) {
      return Math.max(0, d.getLong(key));
    }
  }
}
