package io.bordereau.pdf.supplied;

import io.bordereau.pdf.bounds.OpenPdf;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/**
 * Whether a PDF can become PDF/A-3b without any change on its pages. Whoever doubts says no: what is said to be an archive must be one, and a page that
 * stays as it is is no worse for it.
 *
 * @param reasons why not; empty when it can
 * @param missing names of fonts that are not inside of the file
 */
record Archivable(List<String> reasons, List<String> missing) {
  private static final Set<String> OPERATORS = Set.of("b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "EMC", "ET", "f", "F",
      "f*", "G", "g", "gs", "h", "i", "ID", "j", "J", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD",
      "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"");
  private static final Set<String> INTENTS = Set.of("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation");
  private static final Set<String> BLENDS = Set.of("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight",
      "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity");
  private static final Set<String> PLACES = Set.of("GoTo", "GoToR", "URI", "Named", "Thread");
  private static final Set<String> FOREIGN_FILTERS = Set.of("Crypt", "JPXDecode");
  private static final int DEEPEST_STATE = 28;
  private static final int LONGEST_STRING = 32_767;
  private static final int LONGEST_NAME = 127;

  static Archivable of(OpenPdf pdf) throws IOException {
    var reasons = new TreeSet<String>();
    var missing = new TreeSet<String>();
    if (pdf.external()) reasons.add("a part of it lies in another file");
    var look = new Look(pdf, reasons);
    var catalog = pdf.document().getDocumentCatalog().getCOSObject();
    if (catalog.containsKey(COSName.OCPROPERTIES)) reasons.add("it has layers");
    var form = catalog.getCOSDictionary(COSName.ACRO_FORM);
    if (form != null && form.getCOSArray(COSName.FIELDS) != null && form.getCOSArray(COSName.FIELDS).size() > 0) reasons.add("it has the fields of a form");
    for (var key : new ArrayList<>(pdf.document().getDocument().getXrefTable().keySet())) {
      pdf.effort().time();
      look.object(pdf.document().getDocument().getObjectFromPool(key).getObject());
    }
    for (var page : pdf.document().getPages()) {
      pdf.effort().time();
      try (var in = page.getContents()) {
        look.instructions(in == null ? new byte[0] : in.readAllBytes());
      }
    }
    var fonts = new FontCheck(reasons, missing);
    for (var used : GlyphUse.of(pdf, reasons)) fonts.look(used);
    return new Archivable(List.copyOf(reasons), List.copyOf(missing));
  }

  private static final class Look {
    private final OpenPdf pdf;
    private final Set<String> reasons;

    private Look(OpenPdf pdf, Set<String> reasons) {
      this.pdf = pdf;
      this.reasons = reasons;
    }

    private void object(COSBase object) throws IOException {
      switch (object) {
        case null -> { }
        case COSStream stream -> {
          stream(stream);
          dictionary(stream);
        }
        case COSDictionary dictionary -> dictionary(dictionary);
        case COSArray array -> values(array);
        case COSName name -> name(name);
        case COSString string -> string(string);
        case COSBase other -> { }
      }
    }

    private void values(Iterable<? extends COSBase> values) throws IOException {
      for (var value : values) {
        switch (value) {
          case COSName name -> name(name);
          case COSString string -> string(string);
          case COSArray array -> values(array);
          case COSDictionary inner -> dictionary(inner);
          case COSFloat number -> number(number.floatValue());
          case null -> { }
          case COSBase other -> { }
        }
      }
    }

    private void name(COSName name) {
      var text = name.getName();
      if (text.equals("DeviceCMYK") || text.equals("CMYK")) reasons.add("it uses the colours of a press (CMYK)");
      if (text.length() > LONGEST_NAME) reasons.add("it has a name that is too long");
    }

    private void string(COSString string) {
      if (string.getBytes().length > LONGEST_STRING) reasons.add("it has a text that is too long");
    }

    private void number(double value) {
      if (Math.abs(value) > 3.4e38) reasons.add("it has a number that is too large");
    }

    private void dictionary(COSDictionary d) throws IOException {
      for (var key : d.keySet()) name(key);
      if (!COSName.SIG.equals(d.getCOSName(COSName.TYPE))) values(d.getValues());
      var subtype = d.getNameAsString(COSName.SUBTYPE);
      if (d.containsKey(COSName.RECT) && subtype != null) annotation(d, subtype);
      var action = d.getNameAsString(COSName.S);
      if (action != null && (d.containsKey(COSName.D) || d.containsKey(COSName.URI)) && !PLACES.contains(action) && "Action".equals(d.getNameAsString(COSName.TYPE))) reasons.add("it has the action " + action);
      if (action != null && Set.of("Hide", "SetOCGState", "Trans", "ResetForm", "NOP").contains(action)) reasons.add("it has the action " + action);
      if (COSName.EXT_G_STATE.equals(d.getCOSName(COSName.TYPE)) || d.containsKey(COSName.SMASK) && d.containsKey(COSName.CA) || d.containsKey(COSName.BM)) state(d);
      for (var forbidden : List.of("TR", "HTP", "HTO", "UseBlackPtComp", "Alternates", "OPI", "PresSteps", "DPart", "Alternate Presentations")) {
        if (d.containsKey(forbidden) && (subtype != null || COSName.EXT_G_STATE.equals(d.getCOSName(COSName.TYPE)) || d.containsKey(COSName.CONTENTS))) reasons.add("it uses " + forbidden);
      }
      if (d.containsKey("TR2") && !"Default".equals(d.getNameAsString("TR2"))) reasons.add("it uses TR2");
      var intent = d.getNameAsString("RI");
      if (intent != null && !INTENTS.contains(intent)) reasons.add("it uses the rendering intent " + intent);
      if (d.containsKey("HalftoneType")) reasons.add("it uses halftones");
      if (d.containsKey(COSName.OUTPUT_INTENTS)) intents(d);
    }

    private void intents(COSDictionary d) {
      var all = d.getCOSArray(COSName.OUTPUT_INTENTS);
      for (int i = 0; all != null && i < all.size(); i++) {
        var profile = all.getObject(i) instanceof COSDictionary one ? one.getCOSStream(COSName.getPDFName("DestOutputProfile")) : null;
        if (profile == null || profile.getInt(COSName.N) != 3 || all.size() > 1) reasons.add("it is meant for another device");
      }
      if (COSName.PAGE.equals(d.getCOSName(COSName.TYPE))) reasons.add("a page is meant for another device");
    }

    private void state(COSDictionary d) {
      var blend = d.getDictionaryObject(COSName.BM);
      if (blend instanceof COSArray || blend instanceof COSName name && !BLENDS.contains(name.getName())) reasons.add("it blends colours in an unknown way");
      if (d.getInt(COSName.OPM, 0) == 1) reasons.add("it uses overprinting");
      var mask = d.getCOSDictionary(COSName.SMASK);
      var group = mask == null ? null : mask.getCOSStream(COSName.G);
      var resources = group == null ? null : group.getCOSDictionary(COSName.RESOURCES);
      if (resources != null && resources.containsKey(COSName.FONT)) reasons.add("it uses text as a mask");
      if (mask != null && mask.containsKey("TR") && !"Identity".equals(mask.getNameAsString("TR"))) reasons.add("it uses TR");
    }

    private void annotation(COSDictionary d, String subtype) {
      if (subtype.equals("Popup")) return;
      if (!subtype.equals("Link")) {
        reasons.add("something is pinned upon a page (" + subtype + ")");
        return;
      }
      if ((d.getInt(COSName.F, 0) & 0b10_0011) != 0) reasons.add("a link is hidden");
      if (d.containsKey(COSName.AP)) reasons.add("a link has a look of its own");
    }

    private void stream(COSStream s) throws IOException {
      var filters = s.getFilters();
      var names = filters instanceof COSName one ? List.of(one.getName())
          : filters instanceof COSArray several ? several.toCOSNameStringList() : List.<String>of();
      for (var name : names) if (FOREIGN_FILTERS.contains(name)) reasons.add("it uses " + name);
      if (s.containsKey(COSName.F) && !COSName.EMBEDDED_FILE.equals(s.getCOSName(COSName.TYPE))) reasons.add("a part of it lies in another file");
      var subtype = s.getNameAsString(COSName.SUBTYPE);
      if ("PS".equals(subtype) || s.containsKey("PS") || "PS".equals(s.getNameAsString("Subtype2"))) reasons.add("it holds PostScript");
      if ("Image".equals(subtype)) picture(s, names);
      boolean form = "Form".equals(subtype);
      if (form && s.containsKey("Ref")) reasons.add("it refers to another file");
      boolean pattern = s.getInt(COSName.PATTERN_TYPE, 0) == 1;
      if (pattern && s.getCOSDictionary(COSName.RESOURCES) != null && s.getCOSDictionary(COSName.RESOURCES).containsKey(COSName.FONT)) reasons.add("it uses text in a pattern");
      if (form || pattern) {
        try (var in = s.createInputStream()) {
          boolean resources = instructions(in.readAllBytes());
          if (resources && s.getCOSDictionary(COSName.RESOURCES) == null) reasons.add("a part of a page does not say what it uses");
        }
      }
      if (s.containsKey(COSName.N) && s.containsKey(COSName.ALTERNATE) || isProfile(s)) profile(s);
    }

    private void picture(COSStream s, List<String> filters) {
      if (s.getInt(COSName.BITS_PER_COMPONENT, 8) == 16 && filters.contains("DCTDecode")) reasons.add("a picture is of an unknown kind");
      var mode = s.getCOSName(COSName.COLORSPACE);
      if (filters.contains("DCTDecode") && mode == null && s.getDictionaryObject(COSName.COLORSPACE) == null && !s.getBoolean(COSName.IMAGE_MASK, false)) reasons.add("a picture does not say its colours");
    }

    private static boolean isProfile(COSStream s) {
      return s.containsKey(COSName.N) && !s.containsKey(COSName.FIRST) && !s.containsKey(COSName.FUNCTION_TYPE) && !s.containsKey(COSName.TYPE);
    }

    /** The head of a colour profile (ICC.1): versions up to 4, and as many colours as the PDF says. */
    private void profile(COSStream s) throws IOException {
      byte[] head;
      try (InputStream in = s.createInputStream()) {
        head = in.readNBytes(128);
      }
      if (head.length < 128 || head[36] != 'a' || head[37] != 'c' || head[38] != 's' || head[39] != 'p') {
        reasons.add("a colour profile is none");
        return;
      }
      var space = new String(head, 16, 4, java.nio.charset.StandardCharsets.US_ASCII);
      int colours = space.equals("GRAY") ? 1 : space.equals("RGB ") || space.equals("Lab ") ? 3 : 0;
      if (head[8] > 4 || colours != s.getInt(COSName.N)) reasons.add("a colour profile is of an unknown kind");
    }

    /** Reads instructions; whether they use anything by name. */
    private boolean instructions(byte[] content) throws IOException {
      boolean uses = false;
      int depth = 0;
      var parser = new PDFStreamParser(content);
      try {
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
          if (token instanceof Operator operator) {
            pdf.effort().operator();
            var name = operator.getName();
            if (name.equals("k") || name.equals("K")) reasons.add("it uses the colours of a press (CMYK)");
            else if (!OPERATORS.contains(name)) reasons.add("it uses an unknown instruction");
            uses |= name.equals("Do") || name.equals("Tf") || name.equals("gs") || name.equals("sh");
            if (name.equals("q") && ++depth > DEEPEST_STATE) reasons.add("it nests drawing states too deep");
            if (name.equals("Q")) depth--;
            if (operator.getImageParameters() != null) inline(operator.getImageParameters());
          } else if (token instanceof COSBase value) operand(value);
        }
      } catch (IOException | RuntimeException e) {
        if (e instanceof io.bordereau.pdf.bounds.PdfRefused refused) throw refused;
        reasons.add("its instructions cannot be read");
      }
      return uses;
    }

    private void operand(COSBase value) throws IOException {
      switch (value) {
        case COSName name -> name(name);
        case COSString string -> string(string);
        case COSArray array -> values(array);
        case COSDictionary d -> values(d.getValues());
        case COSFloat number -> number(number.floatValue());
        case COSInteger number -> {
          if (!number.isValid() || number.longValue() != number.intValue()) reasons.add("it has a number that is too large");
        }
        case COSBase other -> { }
      }
    }

    private void inline(COSDictionary picture) throws IOException {
      values(picture.getValues());
      var filter = picture.getDictionaryObject(COSName.F, COSName.FILTER);
      if (filter != null && filter.toString().contains("LZW")) reasons.add("it uses LZW inside of its instructions");
      if (picture.getBoolean(COSName.getPDFName("I"), false) || picture.getBoolean(COSName.INTERPOLATE, false)) reasons.add("a picture is smoothed");
    }
  }
}
