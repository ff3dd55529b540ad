package io.bordereau.signing.pades;

import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** The field of a signature, which is its widget on a page too, with its place in the form, on the page, and in the structure tree of a tagged file. */
final class Widget {
  /** Printed and locked: PDF/A wants the first (ISO 19005-3 6.3.2), and nobody should drag a seal away. */
  private static final int FLAGS = 4 | 128;
  /** There are signatures, and changes are appended (ISO 32000-2 table 225). */
  private static final int SIGNATURES_EXIST = 3;
  private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
  private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
  private static final COSName TABS = COSName.getPDFName("Tabs");
  private static final COSName ESIC = COSName.getPDFName("ESIC");
  private static final COSName ADBE = COSName.getPDFName("ADBE");

  private final OpenPdf pdf;
  private final Increment increment;

  Widget(OpenPdf pdf, Increment increment) {
    this.pdf = pdf;
    this.increment = increment;
  }

  /**
   * Adds a field.
   *
   * @param base its name, to which a number is added
   * @param signature the signature dictionary
   * @param description for a screen reader
   * @param language of the description; null for that of the document
   * @param seal what is seen; null for nothing
   */
  void add(String base, COSObject signature, String description, String language, Seal seal) throws Refusal {
    COSObject page = pdf.page(seal == null ? 1 : seal.page());
    COSDictionary field = new COSDictionary();
    field.setItem(COSName.TYPE, COSName.ANNOT);
    field.setItem(COSName.SUBTYPE, COSName.WIDGET);
    field.setItem(COSName.FT, COSName.SIG);
    field.setItem(COSName.T, new COSString(name(base)));
    field.setItem(COSName.TU, new COSString(description));
    field.setItem(COSName.V, signature);
    field.setInt(COSName.F, FLAGS);
    field.setItem(COSName.P, page);
    COSObject reference = increment.add(field);
    COSDictionary edited = increment.edit(page);
    if (seal == null) {
      field.setItem(COSName.RECT, COSArray.ofCOSIntegers(List.of(0, 0, 0, 0)));
      field.setItem(COSName.AP, nothing());
    } else {
      new SealAppearance(pdf, increment, seal).onto(field, edited);
    }
    increment.append(edited, COSName.ANNOTS, reference);
    if (pdf.catalog().getDictionaryObject(COSName.STRUCT_TREE_ROOT) instanceof COSDictionary) {
      edited.setItem(TABS, COSName.S);
      tag(field, reference, page, description, language);
    }
    form(reference);
    extension();
  }

  /** Looks without anything to see: PDF/A-1 wants them of every field (ISO 19005-1 6.9). */
  private COSDictionary nothing() throws Refusal {
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.BBOX, COSArray.ofCOSIntegers(List.of(0, 0, 0, 0)));
    form.setItem(COSName.RESOURCES, new COSDictionary());
    COSDictionary looks = new COSDictionary();
    looks.setItem(COSName.N, increment.addStream(form, new byte[0]));
    return looks;
  }

  private String name(String base) {
    Set<String> taken = pdf.fieldNames();
    int i = 1;
    while (taken.contains(base + i)) i++;
    return base + i;
  }

  private void form(COSObject field) throws Refusal {
    COSDictionary catalog = pdf.catalog();
    COSDictionary form;
    if (catalog.getItem(COSName.ACRO_FORM) instanceof COSObject reference && reference.getObject() instanceof COSDictionary) {
      form = increment.edit(reference);
    } else {
      form = catalog.getDictionaryObject(COSName.ACRO_FORM) instanceof COSDictionary direct ? new COSDictionary(direct) : new COSDictionary();
      increment.edit(pdf.catalogReference()).setItem(COSName.ACRO_FORM, form);
    }
    form.setInt(SIG_FLAGS, SIGNATURES_EXIST);
    increment.append(form, COSName.FIELDS, field);
  }

  /** A file of PDF 1.7 says that it has what came after it (EN 319 142-1 5.6; ISO 32000-2 7.12). */
  void extension() throws Refusal {
    if (!pdf.wantsExtension()) return;
    COSDictionary known = pdf.catalog().getCOSDictionary(EXTENSIONS);
    if (known != null && (known.containsKey(ESIC) || known.containsKey(ADBE))) return;
    COSDictionary esic = new COSDictionary();
    esic.setItem(COSName.getPDFName("BaseVersion"), COSName.getPDFName("1.7"));
    esic.setInt(COSName.getPDFName("ExtensionLevel"), 2);
    COSDictionary all = known == null ? new COSDictionary() : new COSDictionary(known);
    all.setItem(ESIC, esic);
    increment.edit(pdf.catalogReference()).setItem(EXTENSIONS, all);
  }

  /** A form element around the widget (ISO 14289-1 7.18.4), last in the reading order, found again by its number in the parent tree. */
  private void tag(COSDictionary field, COSObject reference, COSObject page, String description, String language) throws Refusal {
    COSDictionary root;
    COSObject rootReference;
    if (pdf.catalog().getItem(COSName.STRUCT_TREE_ROOT) instanceof COSObject old) {
      rootReference = old;
      root = increment.edit(old);
    } else {
      root = new COSDictionary(pdf.catalog().getCOSDictionary(COSName.STRUCT_TREE_ROOT));
      rootReference = increment.add(root);
      increment.edit(pdf.catalogReference()).setItem(COSName.STRUCT_TREE_ROOT, rootReference);
    }
    COSDictionary parent = root;
    COSObject parentReference = rootReference;
    COSArray several = root.getCOSArray(COSName.K);
    COSBase first = several == null ? root.getItem(COSName.K) : several.size() == 0 ? null : several.get(0);
    if (first instanceof COSObject document && document.getObject() instanceof COSDictionary element && "Document".equals(element.getNameAsString(COSName.S))) {
      parent = increment.edit(document);
      parentReference = document;
    }
    COSDictionary object = new COSDictionary();
    object.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
    object.setItem(COSName.OBJ, reference);
    object.setItem(COSName.PG, page);
    COSDictionary element = new COSDictionary();
    element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
    element.setItem(COSName.S, COSName.getPDFName("Form"));
    element.setItem(COSName.P, parentReference);
    element.setItem(COSName.PG, page);
    element.setItem(COSName.ALT, new COSString(description));
    if (language != null) element.setItem(COSName.LANG, new COSString(language));
    element.setItem(COSName.K, object);
    COSObject elementReference = increment.add(element);
    kid(parent, elementReference);
    long number = number(root);
    field.setLong(COSName.STRUCT_PARENT, number);
    parentTree(root, number, elementReference);
    root.setLong(COSName.PARENT_TREE_NEXT_KEY, number + 1);
  }

  /** One more kid, whether there were none, one, or several. */
  private void kid(COSDictionary parent, COSObject kid) {
    COSBase raw = parent.getItem(COSName.K);
    COSBase value = parent.getDictionaryObject(COSName.K);
    if (value == null || value instanceof COSArray) {
      increment.append(parent, COSName.K, kid);
    } else {
      COSArray both = new COSArray();
      both.add(raw);
      both.add(kid);
      parent.setItem(COSName.K, both);
    }
  }

  private long number(COSDictionary root) throws Refusal {
    long stated = root.getLong(COSName.PARENT_TREE_NEXT_KEY, -1);
    long highest = highest(root.getCOSDictionary(COSName.PARENT_TREE), 0, new int[1]);
    long number = Math.max(stated, highest + 1);
    if (number > Integer.MAX_VALUE) throw Refusal.malformed("its structure tree has a number that is too large");
    return Math.max(number, 0);
  }

  private long highest(COSDictionary node, int depth, int[] visited) throws Refusal {
    if (node == null || depth > 50) return -1;
    if (++visited[0] > pdf.limits().nodes()) throw new Refusal(PdfOutcome.Reason.TOO_LARGE, "its structure tree is larger than is taken on");
    COSArray numbers = node.getCOSArray(COSName.NUMS);
    long highest = -1;
    for (int i = 0; numbers != null && i < numbers.size(); i += 2) {
      if (numbers.getObject(i) instanceof COSInteger number) highest = Math.max(highest, number.longValue());
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) highest = Math.max(highest, highest(kid, depth + 1, visited));
    }
    return highest;
  }

  private void parentTree(COSDictionary root, long number, COSObject element) throws Refusal {
    COSDictionary tree;
    if (root.getItem(COSName.PARENT_TREE) instanceof COSObject reference && reference.getObject() instanceof COSDictionary) {
      tree = increment.edit(reference);
    } else {
      COSDictionary direct = root.getCOSDictionary(COSName.PARENT_TREE);
      tree = direct == null ? new COSDictionary() : new COSDictionary(direct);
      root.setItem(COSName.PARENT_TREE, tree);
    }
    if (tree.getCOSArray(COSName.KIDS) == null) {
      increment.append(tree, COSName.NUMS, COSInteger.get(number));
      increment.append(tree, COSName.NUMS, element);
      return;
    }
    COSArray pair = new COSArray();
    pair.add(COSInteger.get(number));
    pair.add(element);
    COSArray limits = new COSArray();
    limits.add(COSInteger.get(number));
    limits.add(COSInteger.get(number));
    COSDictionary leaf = new COSDictionary();
    leaf.setItem(COSName.LIMITS, limits);
    leaf.setItem(COSName.NUMS, pair);
    increment.append(tree, COSName.KIDS, increment.add(leaf));
  }

  /** Numbers as a PDF has them. */
  static COSArray numbers(float... values) {
    COSArray array = new COSArray();
    for (float each : values) array.add(new COSFloat(each));
    return array;
  }
}
