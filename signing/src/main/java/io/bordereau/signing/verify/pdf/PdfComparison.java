package io.bordereau.signing.verify.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has become of a signed revision in the file of today. Everything that the signed revision used must be the same, save for what is done in the course of
 * signing again: validation data (DSS), time-stamps, further signatures with their fields and appearances. Filling in forms and commenting are never explained,
 * whatever the certification of the document allows: an invoice is not filled in after it was signed.
 */
public final class PdfComparison {
  private static final int MOST_VISITS = 20_000_000;
  private static final Set<String> OF_NEW_FIELD = Set.of("Type", "Subtype", "FT", "T", "V", "F", "Rect", "P", "AP", "MK", "Ff", "DA", "Lock", "SV", "TU", "TM", "StructParent", "Kids",
      "Parent", "BS", "Border", "NM", "M", "Lang", "Q", "DR");
  private static final Set<String> OF_FILLED_FIELD = Set.of("V", "AP", "F", "MK", "M", "DA", "DR", "Lock", "TU");
  /** What readers look at in a trailer, other than what every revision has of its own. */
  private static final Set<String> OF_TRAILER = Set.of("Root", "Info", "Encrypt");

  private final PdfFile signed;
  private final PdfFile today;
  private final PdfFields fieldsThen;
  private final Map<Integer, SignatureField> later = new HashMap<>();
  /** Fields that were made in one revision to be signed in a later one, with their widgets. */
  private final Map<Integer, List<Integer>> open = new HashMap<>();
  private final Set<Integer> laterWidgets = new HashSet<>();
  private final Map<Integer, Kind> special = new HashMap<>();
  private final Set<Integer> used = new HashSet<>();
  private final List<String> unexplained = new ArrayList<>();
  private final Set<String> explained = new java.util.TreeSet<>();
  private PdfStructure structure;
  private boolean heard;
  private int visits;

  /** Objects of which something may change. */
  private enum Kind { CATALOGUE, FORM, FIELDS, PAGE, ANNOTATIONS, FIELD, INFO, STRUCTURE, METADATA, EXTENSIONS }

  /**
   * What was found.
   *
   * @param unexplained what changed and is no part of signing again, in words; empty when nothing did
   * @param explained what was done in the course of signing again, in words
   * @param signatures the fields that were signed later
   */
  public record Outcome(List<String> unexplained, List<String> explained, List<SignatureField> signatures) {}

  private PdfComparison(PdfFile signed, PdfFile today, Set<Integer> toBeSigned) throws PdfBroken {
    this.signed = signed;
    this.today = today;
    this.fieldsThen = new PdfFields(signed);
    PdfFields fieldsNow = new PdfFields(today);
    Set<Integer> before = new HashSet<>();
    fieldsThen.signed().forEach(field -> before.add(field.object()));
    for (SignatureField field : fieldsNow.signed()) {
      if (field.object() != 0 && !before.contains(field.object())) {
        later.put(field.object(), field);
        laterWidgets.addAll(field.widgets());
      }
    }
    for (int field : fieldsNow.empty().keySet()) {
      if (toBeSigned.contains(field) && !fieldsThen.empty().containsKey(field)) {
        open.put(field, fieldsNow.widgets(field));
        laterWidgets.addAll(fieldsNow.widgets(field));
      }
    }
  }

  /**
   * Compares.
   *
   * @param signed the revision that a signature covers
   * @param today the whole file
   * @throws PdfBroken when one of them cannot be read in one way only
   */
  public static Outcome of(PdfFile signed, PdfFile today) throws PdfBroken {
    return of(signed, today, Set.of());
  }

  /** The same between a revision and a later one that is not the last, where fields may be made that are signed in the end. */
  static Outcome of(PdfFile signed, PdfFile today, Set<Integer> toBeSigned) throws PdfBroken {
    PdfComparison comparison = new PdfComparison(signed, today, toBeSigned);
    comparison.compare();
    return new Outcome(List.copyOf(comparison.unexplained), List.copyOf(comparison.explained), List.copyOf(new TreeMap<>(comparison.later).values()));
  }

  private void compare() throws PdfBroken {
    if (today.sections().stream().noneMatch(section -> section.from() == signed.startOfReferences())) {
      unexplained.add("the file was written anew and does not build on the signed one");
      return;
    }
    int stray = new PdfTail(today, signed.end()).stray();
    if (stray >= 0) {
      unexplained.add("there are bytes behind the signed part, from byte " + stray + ", that belong to nothing and may be shown by some programs");
    }
    trailer();
    if (!(signed.trailer().get("Root") instanceof PdfValue.Ref root)) {
      throw new PdfBroken("its catalogue is no object");
    }
    special.put(root.number(), Kind.CATALOGUE);
    name(signed.trailer().get("Info"), Kind.INFO);
    PdfValue.Dict catalogue = signed.catalogue();
    name(catalogue.get("AcroForm"), Kind.FORM);
    PdfValue.Dict form = signed.dict(catalogue, "AcroForm");
    if (form != null) {
      name(form.get("Fields"), Kind.FIELDS);
    }
    for (int field : fieldsThen.empty().keySet()) {
      if (later.containsKey(field)) {
        special.put(field, Kind.FIELD);
        fieldsThen.widgets(field).forEach(widget -> special.put(widget, Kind.FIELD));
      }
    }
    structure = new PdfStructure(signed, today, laterWidgets);
    structure.growing().forEach(number -> special.putIfAbsent(number, Kind.STRUCTURE));
    name(catalogue.get("Metadata"), Kind.METADATA);
    name(catalogue.get("Extensions"), Kind.EXTENSIONS);
    pages(catalogue.get("Pages"), new HashSet<>());
    reach();
    for (int number : used) {
      if (changed(number)) {
        object(number);
      }
      if (unexplained.size() > 20) {
        return;
      }
    }
    for (SignatureField each : later.values()) {
      field(each);
    }
    for (Map.Entry<Integer, List<Integer>> each : open.entrySet()) {
      parts(each.getKey(), each.getValue());
    }
  }

  private void name(PdfValue value, Kind kind) {
    if (value instanceof PdfValue.Ref ref) {
      special.putIfAbsent(ref.number(), kind);
    }
  }

  private void visit() throws PdfBroken {
    if (++visits > MOST_VISITS) {
      throw PdfBroken.tooMuch("it has more objects than are looked at");
    }
  }

  private void pages(PdfValue top, Set<Integer> seen) throws PdfBroken {
    Deque<PdfValue> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      PdfValue node = open.pop();
      visit();
      if (!(node instanceof PdfValue.Ref ref) || !seen.add(ref.number()) || !(signed.direct(node) instanceof PdfValue.Dict dict)) {
        continue;
      }
      if (dict.entries().containsKey("Kids")) {
        signed.items(dict.get("Kids")).forEach(open::push);
      } else {
        special.putIfAbsent(ref.number(), Kind.PAGE);
        name(dict.get("Annots"), Kind.ANNOTATIONS);
      }
    }
  }

  /** Everything that the signed revision uses, save for the validation data. */
  private void reach() throws PdfBroken {
    Deque<PdfValue> open = new ArrayDeque<>();
    Deque<PdfValue> others = new ArrayDeque<>();
    signed.trailer().entries().forEach((key, value) -> {
      if (OF_TRAILER.contains(key)) {
        open.push(value);
      } else if (!key.equals("Prev") && !key.equals("XRefStm")) {
        others.push(value);
      }
    });
    // what readers do not look at there may lead nowhere, and an object that comes to stand there later is not theirs
    while (!others.isEmpty()) {
      visit();
      switch (others.pop()) {
        case PdfValue.Ref ref -> {
          if (!signed.object(ref).equals(PdfValue.NULL)) {
            open.push(ref);
          }
        }
        case PdfValue.Array array -> array.items().forEach(others::push);
        case PdfValue.Dict dict -> dict.entries().values().forEach(others::push);
        case PdfValue.Stream stream -> { }
        case PdfValue.Word word -> { }
        case PdfValue.Number number -> { }
        case PdfValue.Name name -> { }
        case PdfValue.Text text -> { }
      }
    }
    int catalogue = ((PdfValue.Ref) signed.trailer().get("Root")).number();
    while (!open.isEmpty()) {
      visit();
      switch (open.pop()) {
        case PdfValue.Ref ref -> {
          if (used.add(ref.number())) {
            PdfValue value = signed.object(ref);
            if (signed.entries().get(ref.number()) instanceof PdfFile.Entry.InStream packed) {
              open.push(new PdfValue.Ref(packed.stream(), generation(signed, packed.stream()))); // what says how long it is and where its objects begin
            }
            if (ref.number() == catalogue && value instanceof PdfValue.Dict dict) {
              dict.entries().forEach((key, each) -> {
                if (!key.equals("DSS")) {
                  open.push(each);
                }
              });
            } else {
              open.push(value);
            }
          }
        }
        case PdfValue.Array array -> array.items().forEach(open::push);
        case PdfValue.Dict dict -> dict.entries().values().forEach(open::push);
        case PdfValue.Stream stream -> stream.dict().entries().values().forEach(open::push);
        case PdfValue.Word word -> { }
        case PdfValue.Number number -> { }
        case PdfValue.Name text -> { }
        case PdfValue.Text text -> { }
      }
    }
  }

  private boolean changed(int number) {
    PdfFile.Entry then = signed.entries().get(number);
    PdfFile.Entry now = today.entries().get(number);
    if (then == null || now == null || !then.equals(now)) {
      return then != now;
    }
    return then instanceof PdfFile.Entry.InStream packed && !signed.entries().get(packed.stream()).equals(today.entries().get(packed.stream()));
  }

  private static PdfValue at(PdfFile file, int number) throws PdfBroken {
    return switch (file.entries().get(number)) {
      case null -> PdfValue.NULL;
      case PdfFile.Entry.Free free -> PdfValue.NULL;
      case PdfFile.Entry.Plain plain -> file.object(new PdfValue.Ref(number, plain.generation()));
      case PdfFile.Entry.InStream packed -> file.object(new PdfValue.Ref(number, 0));
    };
  }

  private static int generation(PdfFile file, int number) {
    return file.entries().get(number) instanceof PdfFile.Entry.Plain plain ? plain.generation() : 0;
  }

  private void object(int number) throws PdfBroken {
    PdfValue then = at(signed, number);
    PdfValue now = at(today, number);
    boolean sameGeneration = then.equals(PdfValue.NULL) || generation(signed, number) == generation(today, number);
    if (sameGeneration && then.equals(now)) {
      return;
    }
    Kind kind = special.get(number);
    boolean plain = kind != null && switch (kind) {
      case ANNOTATIONS, FIELDS, METADATA, STRUCTURE -> false;
      case CATALOGUE, FORM, PAGE, FIELD, INFO, EXTENSIONS -> true;
    };
    if (!sameGeneration || kind == null || plain && !(then instanceof PdfValue.Dict && now instanceof PdfValue.Dict)) {
      unexplained.add(what(number, then, now));
      return;
    }
    switch (kind) {
      case CATALOGUE -> catalogue((PdfValue.Dict) then, (PdfValue.Dict) now);
      case FORM -> form((PdfValue.Dict) then, (PdfValue.Dict) now);
      case FIELDS -> added(then, now, newFields(), "the fields of the form");
      case PAGE -> page((PdfValue.Dict) then, (PdfValue.Dict) now);
      case ANNOTATIONS -> added(then, now, laterWidgets, "the annotations of a page");
      case FIELD -> keys((PdfValue.Dict) then, (PdfValue.Dict) now, OF_FILLED_FIELD, "a field of the form");
      case INFO -> keys((PdfValue.Dict) then, (PdfValue.Dict) now, Set.of("ModDate", "Producer"), "the document's title data");
      case METADATA -> description(new PdfValue.Ref(number, generation(signed, number)), new PdfValue.Ref(number, generation(today, number)));
      case EXTENSIONS -> { }
      case STRUCTURE -> read();
    }
  }

  /** What kind of thing an object is that has changed, for a person. */
  private static String what(int number, PdfValue then, PdfValue now) {
    PdfValue.Dict dict = then instanceof PdfValue.Stream stream ? stream.dict() : then instanceof PdfValue.Dict plain ? plain
        : now instanceof PdfValue.Stream stream ? stream.dict() : now instanceof PdfValue.Dict plain ? plain : new PdfValue.Dict(Map.of());
    String thing = dict.is("Type", "Page") || dict.is("Type", "Pages") ? "the list of the pages or a page"
        : dict.is("Subtype", "Widget") || !dict.get("FT").equals(PdfValue.NULL) ? "a field of the form"
        : dict.is("Type", "Annot") ? "an annotation"
        : dict.is("Type", "Font") || dict.is("Type", "FontDescriptor") ? "a font"
        : dict.is("Type", "Metadata") ? "the description of the document (XMP)"
        : dict.is("Type", "Sig") || !dict.get("ByteRange").equals(PdfValue.NULL) ? "a signature"
        : dict.is("Type", "Filespec") || dict.is("Type", "EmbeddedFile") ? "an attached file"
        : dict.is("Subtype", "Image") || dict.is("Subtype", "Form") ? "a picture"
        : dict.is("Type", "StructElem") || dict.is("Type", "StructTreeRoot") ? "the structure that is read aloud"
        : then instanceof PdfValue.Stream || now instanceof PdfValue.Stream ? "the content of a page or another stream" : "an object that the signed document uses";
    String how = then.equals(PdfValue.NULL) ? " was put where the signed document had nothing" : now.equals(PdfValue.NULL) ? " was removed" : " has changed";
    return thing + how + " (object " + number + ")";
  }

  private void trailer() {
    for (String key : OF_TRAILER) {
      PdfValue then = signed.trailer().get(key);
      PdfValue now = today.trailer().get(key);
      if (key.equals("Info") && then.equals(PdfValue.NULL)) {
        continue; // title data where there were none: nothing of it is on a page
      }
      if (!then.equals(now)) {
        unexplained.add(switch (key) {
          case "Root" -> "the whole document was exchanged for another";
          case "Encrypt" -> "the encryption has changed";
          case String other -> "the document's title data was exchanged";
        });
      }
    }
  }

  /** Compares all keys but some. */
  private void keys(PdfValue.Dict then, PdfValue.Dict now, Set<String> free, String of) {
    Set<String> all = new java.util.TreeSet<>(then.entries().keySet());
    all.addAll(now.entries().keySet());
    all.removeAll(free);
    for (String key : all) {
      if (!then.get(key).equals(now.get(key))) {
        unexplained.add(of + " has changed (" + key + ")");
      }
    }
  }

  private void catalogue(PdfValue.Dict then, PdfValue.Dict now) throws PdfBroken {
    keys(then, now, Set.of("DSS", "AcroForm", "Extensions", "Version", "StructTreeRoot", "Metadata"), "the document's catalogue");
    if (!then.get("Metadata").equals(now.get("Metadata"))) {
      description(then.get("Metadata"), now.get("Metadata"));
    }
    if (!then.get("DSS").equals(now.get("DSS"))) {
      explained.add("data for later validation");
    }
    if (!then.get("StructTreeRoot").equals(now.get("StructTreeRoot"))) {
      read();
    }
    if (today.direct(now.get("AcroForm")) instanceof PdfValue.Dict form) {
      form(signed.direct(then.get("AcroForm")) instanceof PdfValue.Dict old ? old : new PdfValue.Dict(Map.of()), form);
    } else if (!then.get("AcroForm").equals(PdfValue.NULL)) {
      unexplained.add("the form was removed");
    }
  }

  private void read() throws PdfBroken {
    if (!heard) {
      heard = true;
      if (!structure.explained(used)) {
        unexplained.add("the structure that is read aloud has changed");
      }
    }
  }

  /** The description may say that it was changed, and by what; not what is described. */
  private void description(PdfValue then, PdfValue now) throws PdfBroken {
    byte[] before = signed.stream(then);
    byte[] after = today.stream(now);
    boolean same = signed.direct(then).equals(PdfValue.NULL) || before != null && after != null && PdfDescription.same(before, after);
    if (!same) {
      unexplained.add("the description of the document (XMP) has changed in more than dates");
    }
  }

  private void form(PdfValue.Dict then, PdfValue.Dict now) throws PdfBroken {
    Set<String> free = new HashSet<>(Set.of("Fields", "SigFlags"));
    for (String key : List.of("DR", "DA")) {
      if (then.get(key).equals(PdfValue.NULL)) {
        free.add(key);
      }
    }
    keys(then, now, free, "the form");
    added(then.get("Fields"), now.get("Fields"), newFields(), "the fields of the form");
  }

  private void page(PdfValue.Dict then, PdfValue.Dict now) throws PdfBroken {
    boolean order = then.get("Tabs").equals(PdfValue.NULL) && now.is("Tabs", "S");
    keys(then, now, order ? Set.of("Annots", "Tabs") : Set.of("Annots"), "a page");
    added(then.get("Annots"), now.get("Annots"), laterWidgets, "the annotations of a page");
  }

  /** Whether an array has what it had, in the order in which it had it, and otherwise references to allowed objects only. */
  private void added(PdfValue then, PdfValue now, Set<Integer> allowed, String of) throws PdfBroken {
    List<PdfValue> before = signed.items(then);
    List<PdfValue> after = today.items(now);
    if (after.size() < before.size() || !after.subList(0, before.size()).equals(before)) {
      unexplained.add(of + " are not those that were signed");
      return;
    }
    for (PdfValue each : after.subList(before.size(), after.size())) {
      if (!(each instanceof PdfValue.Ref ref) || !allowed.contains(ref.number())) {
        unexplained.add("something that is no signature was added to " + of);
      }
    }
  }

  /** A field that was signed later: a signature and its picture, and nothing that does something. */
  private void field(SignatureField field) throws PdfBroken {
    boolean stamp = field.signature().is("Type", "DocTimeStamp") || field.signature().is("SubFilter", "ETSI.RFC3161");
    explained.add(stamp ? "a time-stamp over the document" : "another signature");
    if (field.signatureObject() == 0 || used.contains(field.signatureObject())) {
      unexplained.add("a field was added that shows a signature which is not its own");
    }
    if (!fieldsThen.empty().containsKey(field.object())) {
      parts(field.object(), field.widgets());
    }
  }

  private Set<Integer> newFields() {
    Set<Integer> all = new HashSet<>(later.keySet());
    all.addAll(open.keySet());
    return all;
  }

  /** What a new field is made of. */
  private void parts(int field, List<Integer> widgets) throws PdfBroken {
    List<Integer> objects = new ArrayList<>(widgets);
    objects.add(field);
    for (int number : objects) {
      if (!(at(today, number) instanceof PdfValue.Dict dict) || used.contains(number)) {
        unexplained.add("a field that was signed later is made of something that was there before");
      } else if (!OF_NEW_FIELD.containsAll(dict.entries().keySet())) {
        unexplained.add("a field that was signed later does more than show a signature");
      } else if (dict.get("Parent") instanceof PdfValue.Ref parent && parent.number() != field) {
        unexplained.add("a field that was signed later stands under another field");
      }
    }
  }
}
