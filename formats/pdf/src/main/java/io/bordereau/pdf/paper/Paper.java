package io.bordereau.pdf.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document in the making: its pages, its structure tree, its fonts. What comes out is tagged whole: every mark on a page belongs to an element or is an
 * artifact. For one thread.
 */
public final class Paper {
  private static final COSName O = COSName.getPDFName("O");

  private final float width;
  private final float height;
  private final List<Canvas> pages = new ArrayList<>();
  private final Element root = new Element("Document", null);
  private final Subset regular = new Subset(Face.REGULAR);
  private final Subset bold = new Subset(Face.BOLD);
  private final List<Picture> pictures = new ArrayList<>(1);
  private final Map<Integer, String> missing = new LinkedHashMap<>();
  private final Placement placement = new Placement();

  /** An empty document with pages of this size, in points. */
  public Paper(float width, float height) {
    this.width = width;
    this.height = height;
  }

  /** The whole document as an element. */
  public Element root() {
    return root;
  }

  /** Adds a page. */
  public Canvas page() {
    var page = new Canvas(this, pages.size(), width, height);
    pages.add(page);
    return page;
  }

  /** The pages so far. */
  public List<Canvas> pages() {
    return List.copyOf(pages);
  }

  /** Where the boxes stand: for a check that nothing overlaps and nothing runs out of its box. */
  public Placement placement() {
    return placement;
  }

  /** The characters that could not be shown, as code points, each with the first text that has it; in their order. */
  public Map<Integer, String> missing() {
    return missing;
  }

  Subset subset(Face face) {
    return face == Face.BOLD ? bold : regular;
  }

  int number(Picture picture) {
    int number = pictures.indexOf(picture);
    if (number >= 0) return number;
    pictures.add(picture);
    return pictures.size() - 1;
  }

  void missing(int character, CharSequence text) {
    missing.putIfAbsent(character, text.toString());
  }

  /**
   * The document as PDFBox knows it, without metadata: pages, fonts, structure. To be called once, at the end.
   *
   * @param language language of the text, a tag of BCP 47
   */
  public PDDocument document(String language) throws IOException {
    var document = new PDDocument();
    var fonts = new COSDictionary();
    fonts.setDirect(true);
    if (regular.used()) fonts.setItem(COSName.getPDFName("R"), regular.font());
    if (bold.used()) fonts.setItem(COSName.getPDFName("B"), bold.font());
    var resources = new COSDictionary();
    resources.setItem(COSName.FONT, fonts);
    if (!pictures.isEmpty()) {
      var images = new COSDictionary();
      images.setDirect(true);
      for (int i = 0; i < pictures.size(); i++) images.setItem(COSName.getPDFName("P" + i), image(pictures.get(i)));
      resources.setItem(COSName.XOBJECT, images);
    }
    var made = new ArrayList<COSDictionary>(pages.size());
    for (var canvas : pages) {
      var page = new PDPage(new PDRectangle(canvas.width, canvas.height));
      var dictionary = page.getCOSObject();
      dictionary.setItem(COSName.RESOURCES, resources);
      dictionary.setItem(COSName.CONTENTS, stream(canvas.content()));
      dictionary.setInt(COSName.STRUCT_PARENTS, canvas.index);
      dictionary.setItem(COSName.getPDFName("Tabs"), COSName.S);
      document.addPage(page);
      made.add(dictionary);
    }
    var catalog = document.getDocumentCatalog().getCOSObject();
    catalog.setItem(COSName.STRUCT_TREE_ROOT, structure(made));
    var marks = new COSDictionary();
    marks.setDirect(true);
    marks.setBoolean(COSName.getPDFName("Marked"), true);
    catalog.setItem(COSName.MARK_INFO, marks);
    catalog.setString(COSName.LANG, language);
    var view = new COSDictionary();
    view.setDirect(true);
    view.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
    catalog.setItem(COSName.VIEWER_PREFERENCES, view);
    return document;
  }

  private static COSStream stream(byte[] bytes) throws IOException {
    var stream = new COSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }

  private static COSStream image(Picture picture) throws IOException {
    var stream = stream(picture.rgb);
    stream.setItem(COSName.TYPE, COSName.XOBJECT);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, picture.columns);
    stream.setInt(COSName.HEIGHT, picture.rows);
    stream.setInt(COSName.BITS_PER_COMPONENT, 8);
    stream.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
    return stream;
  }

  private COSDictionary structure(List<COSDictionary> made) {
    var tree = new COSDictionary();
    tree.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
    var owners = new ArrayList<COSArray>();
    for (var canvas : pages) {
      var owner = new COSArray();
      for (int i = 0; i < canvas.marked.size(); i++) owner.add(COSInteger.ZERO);
      owners.add(owner);
    }
    tree.setItem(COSName.K, element(root, tree, made, owners));
    var numbers = new COSArray();
    for (int i = 0; i < owners.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(owners.get(i));
    }
    var parentTree = new COSDictionary();
    parentTree.setItem(COSName.NUMS, numbers);
    tree.setItem(COSName.PARENT_TREE, parentTree);
    tree.setInt(COSName.PARENT_TREE_NEXT_KEY, owners.size());
    return tree;
  }

  private static COSDictionary element(Element element, COSDictionary parent, List<COSDictionary> made, List<COSArray> owners) {
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.STRUCT_ELEM);
    dictionary.setItem(COSName.S, COSName.getPDFName(element.type));
    dictionary.setItem(COSName.P, parent);
    if (element.language != null) dictionary.setString(COSName.LANG, element.language);
    if (element.alternative != null) dictionary.setItem(COSName.ALT, new COSString(element.alternative));
    attributes(element, dictionary);
    int home = -1;
    var kids = new COSArray();
    for (var kid : element.kids) {
      switch (kid) {
        case Element.Nested nested -> {
          if (nested.element().filled()) kids.add(element(nested.element(), dictionary, made, owners));
        }
        case Element.Marked marked -> {
          owners.get(marked.page()).set(marked.id(), dictionary);
          if (home < 0) {
            home = marked.page();
            dictionary.setItem(COSName.PG, made.get(home));
          }
          kids.add(marked.page() == home ? COSInteger.get(marked.id()) : elsewhere(marked, made));
        }
      }
    }
    dictionary.setItem(COSName.K, kids.size() == 1 ? kids.get(0) : kids);
    return dictionary;
  }

  private static COSDictionary elsewhere(Element.Marked marked, List<COSDictionary> made) {
    var reference = new COSDictionary();
    reference.setDirect(true);
    reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
    reference.setItem(COSName.PG, made.get(marked.page()));
    reference.setInt(COSName.MCID, marked.id());
    return reference;
  }

  private static void attributes(Element element, COSDictionary dictionary) {
    if (element.scope == null && element.columns == 1 && element.box == null) return;
    var attributes = new COSDictionary();
    attributes.setDirect(true);
    if (element.box != null) {
      attributes.setItem(O, COSName.getPDFName("Layout"));
      var box = new COSArray();
      for (float each : element.box) box.add(new COSFloat(each));
      attributes.setItem(COSName.BBOX, box);
    } else {
      attributes.setItem(O, COSName.getPDFName("Table"));
      if (element.scope != null) attributes.setItem(COSName.getPDFName("Scope"), COSName.getPDFName(element.scope));
      if (element.columns > 1) attributes.setInt(COSName.getPDFName("ColSpan"), element.columns);
    }
    dictionary.setItem(COSName.A, attributes);
  }
}
