package io.bordereau.signing.verify.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A PDF up to one of its ends: the file itself, or the beginning of it that a signature covers, which was a file of its own once. */
public final class PdfFile {
  private static final int MOST_SECTIONS = 2000;
  private static final int MOST_OBJECTS = 8_000_000;
  /** How far from its end a file says where its cross references are, at most. */
  private static final int TAIL = 2048;

  private final byte[] bytes;
  /** Fewer bytes do not hold the first line, a place of the table and the last line. */
  private static final int LEAST = 20;

  private final int end;
  private final int start;
  private final List<Section> sections = new ArrayList<>();
  private final Map<Integer, Entry> entries = new HashMap<>();
  /** The rows of the section that is being read. */
  private final Map<Integer, Entry> rows = new HashMap<>();
  /** Every place where some section says that an object is, replaced since or not. */
  private final Map<Integer, Integer> places = new HashMap<>();
  private final Map<Integer, PdfValue> read = new HashMap<>();
  private final Map<Integer, List<Packed>> unpacked = new HashMap<>();
  private final Set<Integer> reading = new HashSet<>();
  private final PdfValue.Dict trailer;
  /** What opens an encrypted file; null when it is not encrypted, or wants a password or a key. */
  private final PdfDecryption decryption;
  private long budget;
  private long spent;

  /**
   * A section of cross references.
   *
   * @param from where it begins
   * @param to behind it, with its trailer
   * @param stream the object that it is; 0 for a table
   */
  record Section(int from, int to, int stream) {}

  /** Where an object is. */
  sealed interface Entry {
    /** Nowhere. */
    record Free() implements Entry {}

    /** At a byte of the file. */
    record Plain(int offset, int generation) implements Entry {}

    /** In a stream of objects. */
    record InStream(int stream, int index) implements Entry {}
  }

  private record Packed(int number, PdfValue value) {}

  /**
   * Reads the structure; objects are read when they are asked for.
   *
   * @param bytes the file
   * @param end how much of it
   * @throws PdfBroken when it is no PDF, or none that can be read in one way only
   */
  public PdfFile(byte[] bytes, int end) throws PdfBroken {
    this.bytes = bytes;
    this.end = end;
    this.budget = 20L * end + (64 << 20);
    if (end < LEAST) {
      throw PdfBroken.none("it has " + end + " bytes, and the shortest PDF has more");
    }
    if (bytes[0] != '%' || bytes[1] != 'P' || bytes[2] != 'D' || bytes[3] != 'F' || bytes[4] != '-') {
      throw new PdfBroken("it does not begin as a PDF");
    }
    start = start();
    trailer = chain();
    rows.clear();
    read.clear();
    decryption = encrypted() ? PdfDecryption.of(this) : null;
    read.clear();
  }

  private int start() throws PdfBroken {
    int last = end;
    while (last > 0 && PdfParser.white(bytes[last - 1] & 0xFF)) {
      last--;
    }
    if (last < 5 || !is(last - 5, "%%EOF")) {
      throw new PdfBroken("it does not end as a PDF");
    }
    for (int i = last - 5; i >= Math.max(0, last - TAIL); i--) {
      if (is(i, "startxref")) {
        PdfParser parser = new PdfParser(bytes, i + 9, end, true);
        parser.space();
        long offset = parser.whole();
        parser.space();
        if (offset < 0 || offset >= i || parser.at() < last) {
          break;
        }
        return (int) offset;
      }
    }
    throw new PdfBroken("its end does not say where its cross references are");
  }

  private boolean is(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= end || bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private PdfValue.Dict chain() throws PdfBroken {
    PdfValue.Dict newest = null;
    Set<Integer> seen = new HashSet<>();
    for (long at = start; at >= 0;) {
      if (at >= end || !seen.add((int) at)) {
        throw new PdfBroken("its cross references lead nowhere or in a circle");
      }
      PdfValue.Dict dict = section((int) at);
      newest = newest == null ? dict : newest;
      if (dict.get("XRefStm") instanceof PdfValue.Number hybrid) {
        if (hybrid.whole() < 0 || hybrid.whole() >= end || !seen.add((int) hybrid.whole())) {
          throw new PdfBroken("its cross references lead nowhere or in a circle");
        }
        hidden((int) hybrid.whole());
      }
      PdfValue previous = dict.get("Prev");
      if (previous.equals(PdfValue.NULL)) {
        break;
      }
      at = previous instanceof PdfValue.Number number ? number.whole() : -1;
      if (at < 0) {
        throw new PdfBroken("its cross references lead nowhere or in a circle");
      }
      if (sections.size() > MOST_SECTIONS) {
        throw PdfBroken.tooMuch("it has more than " + MOST_SECTIONS + " sections of cross references");
      }
    }
    return newest;
  }

  /** The stream of cross references beside a table (ISO 32000-2 7.5.8.4): it shows what the table says to be free, and must contradict it nowhere else. */
  private void hidden(int at) throws PdfBroken {
    Map<Integer, Entry> table = new HashMap<>(rows);
    for (Map.Entry<Integer, Entry> each : table.entrySet()) {
      if (each.getValue() instanceof Entry.Free free && entries.get(each.getKey()) == free) {
        entries.remove(each.getKey());
      }
    }
    section(at);
    for (Map.Entry<Integer, Entry> each : table.entrySet()) {
      Entry other = rows.get(each.getKey());
      if (other != null && !(each.getValue() instanceof Entry.Free) && !other.equals(each.getValue())) {
        throw new PdfBroken("two of its tables name different places for the object " + each.getKey());
      }
      entries.putIfAbsent(each.getKey(), each.getValue());
    }
  }

  private PdfValue.Dict section(int at) throws PdfBroken {
    rows.clear();
    PdfParser parser = new PdfParser(bytes, at, end, true);
    parser.space();
    return parser.word("xref") ? table(at, parser) : stream(at);
  }

  private PdfValue.Dict table(int at, PdfParser parser) throws PdfBroken {
    while (true) {
      parser.space();
      if (parser.word("trailer")) {
        parser.space();
        if (!(parser.value() instanceof PdfValue.Dict dict)) {
          throw parser.broken("a trailer is none");
        }
        sections.add(new Section(at, parser.at(), 0));
        return dict;
      }
      long first = parser.whole();
      parser.space();
      long count = parser.whole();
      if (first < 0 || count < 0 || first + count > MOST_OBJECTS || count * 10 > end) {
        throw parser.broken("the cross references are none");
      }
      for (long i = 0; i < count; i++) {
        parser.space();
        long offset = parser.whole();
        parser.space();
        long generation = parser.whole();
        parser.space();
        boolean used = parser.word("n");
        if (offset < 0 || generation < 0 || !used && !parser.word("f")) {
          throw parser.broken("the cross references are none");
        }
        Entry entry = used && offset > 0 ? new Entry.Plain((int) Math.min(offset, end), (int) Math.min(generation, 65536)) : new Entry.Free();
        enter((int) (first + i), entry);
      }
    }
  }

  private void enter(int number, Entry entry) throws PdfBroken {
    Entry twice = rows.put(number, entry);
    if (twice != null && !twice.equals(entry)) {
      throw new PdfBroken("one of its tables names two places for the object " + number);
    }
    entries.putIfAbsent(number, entry);
    if (entry instanceof Entry.Plain plain) {
      places.put(plain.offset(), number);
    }
  }

  private PdfValue.Dict stream(int at) throws PdfBroken {
    PdfParser head = new PdfParser(bytes, at, end, true);
    head.space();
    long number = head.whole();
    PdfParser parser = new PdfParser(bytes, at, end, true);
    if (number < 0 || number > MOST_OBJECTS || !(object(at, (int) number, -1, parser) instanceof PdfValue.Stream stream) || !stream.dict().is("Type", "XRef")) {
      throw new PdfBroken("there are no cross references where they should be, at byte " + at);
    }
    PdfValue.Dict dict = stream.dict();
    byte[] table = PdfFilters.unpacked(this, stream);
    int[] widths = widths(dict);
    List<Long> index = new ArrayList<>();
    if (dict.get("Index") instanceof PdfValue.Array array) {
      for (PdfValue each : array.items()) {
        index.add(each instanceof PdfValue.Number n ? n.whole() : -1L);
      }
    } else {
      index.add(0L);
      index.add(dict.get("Size") instanceof PdfValue.Number n ? n.whole() : -1L);
    }
    int position = 0;
    int row = widths[0] + widths[1] + widths[2];
    for (int i = 0; i + 1 < index.size(); i += 2) {
      long first = index.get(i);
      long count = index.get(i + 1);
      if (first < 0 || count < 0 || first + count > MOST_OBJECTS) {
        throw new PdfBroken("the cross references at byte " + at + " are none");
      }
      for (long j = 0; j < count && position + row <= table.length; j++, position += row) {
        long type = widths[0] == 0 ? 1 : field(table, position, widths[0]);
        long second = field(table, position + widths[0], widths[1]);
        long third = field(table, position + widths[0] + widths[1], widths[2]);
        Entry entry = type == 1 ? new Entry.Plain((int) Math.min(second, end), (int) Math.min(third, 65536))
            : type == 2 ? new Entry.InStream((int) Math.min(second, MOST_OBJECTS), (int) Math.min(third, MOST_OBJECTS)) : new Entry.Free();
        enter((int) (first + j), entry);
      }
    }
    sections.add(new Section(at, parser.at(), (int) number));
    return dict;
  }

  private static int[] widths(PdfValue.Dict dict) throws PdfBroken {
    int[] widths = new int[3];
    if (!(dict.get("W") instanceof PdfValue.Array array) || array.items().size() != 3) {
      throw new PdfBroken("its cross references have no widths");
    }
    for (int i = 0; i < 3; i++) {
      long width = array.items().get(i) instanceof PdfValue.Number number ? number.whole() : -1;
      if (width < 0 || width > 8) {
        throw new PdfBroken("its cross references have no widths");
      }
      widths[i] = (int) width;
    }
    if (widths[0] + widths[1] + widths[2] == 0) {
      throw new PdfBroken("its cross references have no widths");
    }
    return widths;
  }

  private static long field(byte[] table, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | table[at + i] & 0xFF;
    }
    return value < 0 ? Integer.MAX_VALUE : value;
  }

  /** The beginning of it, up to one of its ends. */
  PdfFile until(int other) throws PdfBroken {
    return new PdfFile(bytes, other);
  }

  /** The trailer. */
  public PdfValue.Dict trailer() {
    return trailer;
  }

  /** How much of the file it is. */
  public int end() {
    return end;
  }

  /** How many bytes were read of it and out of its streams so far. */
  long spent() {
    return spent;
  }

  /** Where its newest cross references begin. */
  int startOfReferences() {
    return start;
  }

  List<Section> sections() {
    return sections;
  }

  /** Where an object stands, by the bytes that some section of cross references names. */
  Map<Integer, Integer> places() {
    return places;
  }

  Map<Integer, Entry> entries() {
    return entries;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The catalogue. PdfBroken when there is none. */
  public PdfValue.Dict catalogue() throws PdfBroken {
    if (direct(trailer.get("Root")) instanceof PdfValue.Dict dict) {
      return dict;
    }
    throw new PdfBroken("it has no catalogue");
  }

  /** What a value is when references are followed. */
  public PdfValue direct(PdfValue value) throws PdfBroken {
    PdfValue here = value;
    for (int i = 0; here instanceof PdfValue.Ref ref; i++) {
      if (i > 20) {
        throw new PdfBroken("a reference leads to itself");
      }
      here = object(ref);
    }
    return here;
  }

  /** The value of a key with references followed; null when it is no dictionary. */
  public PdfValue.Dict dict(PdfValue.Dict in, String key) throws PdfBroken {
    return direct(in.get(key)) instanceof PdfValue.Dict dict ? dict : null;
  }

  /** The items of an array with references followed; none when it is no array. */
  public List<PdfValue> items(PdfValue value) throws PdfBroken {
    return direct(value) instanceof PdfValue.Array array ? array.items() : List.of();
  }

  /** The content of a stream as it is when unpacked; null when it is no stream or packed in a way that structures are not. */
  public byte[] stream(PdfValue value) throws PdfBroken {
    PdfValue here = value;
    PdfValue.Ref last = null;
    for (int i = 0; i < 20 && here instanceof PdfValue.Ref ref; i++) {
      last = ref;
      here = object(ref);
    }
    if (locked() || encrypted() && last == null || !(here instanceof PdfValue.Stream stream)) {
      return null;
    }
    try {
      return PdfFilters.unpacked(this, last == null ? stream : open(stream, last.number(), last.generation()));
    } catch (PdfBroken e) {
      return null;
    }
  }

  /** An object; {@link PdfValue#NULL} when there is none of this number and generation. */
  PdfValue object(PdfValue.Ref ref) throws PdfBroken {
    Entry entry = entries.getOrDefault(ref.number(), new Entry.Free());
    int generation = switch (entry) {
      case Entry.Free free -> -1;
      case Entry.Plain plain -> plain.generation();
      case Entry.InStream packed -> 0;
    };
    if (generation != ref.generation()) {
      return PdfValue.NULL;
    }
    PdfValue known = read.get(ref.number());
    if (known != null) {
      return known;
    }
    if (!reading.add(ref.number())) {
      throw new PdfBroken("the object " + ref.number() + " needs itself to be read");
    }
    PdfValue value = switch (entry) {
      case Entry.Free free -> PdfValue.NULL;
      case Entry.Plain plain -> {
        PdfParser parser = new PdfParser(bytes, plain.offset(), end, true);
        PdfValue found = object(plain.offset(), ref.number(), plain.generation(), parser);
        yield decryption == null || trailer.get("Encrypt").equals(ref) ? found : decryption.strings(found, ref.number(), plain.generation());
      }
      case Entry.InStream packed -> packed(ref.number(), packed);
    };
    reading.remove(ref.number());
    read.put(ref.number(), value);
    return value;
  }

  /** Whether a password or a key is wanted that is not here. */
  public boolean locked() {
    return encrypted() && decryption == null;
  }

  private PdfValue.Stream open(PdfValue.Stream stream, int number, int generation) throws PdfBroken {
    return decryption == null ? stream : decryption.stream(stream, number, generation);
  }

  private boolean encrypted() {
    return trailer != null && !trailer.get("Encrypt").equals(PdfValue.NULL);
  }

  private PdfValue packed(int number, Entry.InStream where) throws PdfBroken {
    List<Packed> all = unpacked.get(where.stream());
    if (all == null) {
      if (locked()) {
        throw PdfBroken.locked();
      }
      if (!(entries.get(where.stream()) instanceof Entry.Plain plain)
          || !(object(new PdfValue.Ref(where.stream(), plain.generation())) instanceof PdfValue.Stream stream)) {
        throw new PdfBroken("the object " + number + " is packed in a stream that is not there");
      }
      all = unpack(open(stream, where.stream(), plain.generation()));
      unpacked.put(where.stream(), all);
    }
    if (where.index() >= all.size() || all.get(where.index()).number() != number) {
      throw new PdfBroken("the object " + number + " is not in the stream where it should be");
    }
    return all.get(where.index()).value();
  }

  private List<Packed> unpack(PdfValue.Stream stream) throws PdfBroken {
    long count = direct(stream.dict().get("N")) instanceof PdfValue.Number n ? n.whole() : -1;
    long first = direct(stream.dict().get("First")) instanceof PdfValue.Number n ? n.whole() : -1;
    byte[] content = PdfFilters.unpacked(this, stream);
    if (count < 0 || first < 0 || first > content.length || count > content.length || !stream.dict().is("Type", "ObjStm")) {
      throw new PdfBroken("a stream of objects is none");
    }
    spend(content.length);
    List<Packed> all = new ArrayList<>();
    PdfParser head = new PdfParser(content, 0, (int) first, false);
    for (long i = 0; i < count; i++) {
      head.space();
      long number = head.whole();
      head.space();
      long offset = head.whole();
      if (number < 0 || number > MOST_OBJECTS || offset < 0 || first + offset > content.length) {
        throw new PdfBroken("a stream of objects is none");
      }
      PdfParser parser = new PdfParser(content, (int) (first + offset), content.length, false);
      all.add(new Packed((int) number, parser.value()));
      spend(parser.at() - first - offset);
    }
    return all;
  }

  private void spend(long amount) throws PdfBroken {
    budget -= amount;
    spent += amount;
    if (budget < 0) {
      throw PdfBroken.tooMuch("its objects overlap or unpack to far more than the file has");
    }
  }

  /** The object at a byte: its number and generation must be the ones that led there. */
  private PdfValue object(int at, int number, int generation, PdfParser parser) throws PdfBroken {
    parser.space();
    if (parser.whole() != number) {
      throw new PdfBroken("the object " + number + " is not at byte " + at + ", where it should be");
    }
    parser.space();
    long foundGeneration = parser.whole();
    parser.space();
    if (foundGeneration < 0 || generation >= 0 && foundGeneration != generation || !parser.word("obj")) {
      throw new PdfBroken("the object " + number + " is not at byte " + at + ", where it should be");
    }
    PdfValue value = parser.value();
    parser.space();
    if (value instanceof PdfValue.Dict dict && parser.word("stream")) {
      value = content(parser, dict, number);
      parser.space();
    }
    if (!parser.word("endobj")) {
      throw new PdfBroken("the object " + number + " does not end where it should");
    }
    spend(parser.at() - at);
    return value;
  }

  /** Behind the object that stands at a byte. */
  int behind(int at, int number) throws PdfBroken {
    PdfParser parser = new PdfParser(bytes, at, end, true);
    object(at, number, -1, parser);
    return parser.at();
  }

  private PdfValue.Stream content(PdfParser parser, PdfValue.Dict dict, int number) throws PdfBroken {
    int from = parser.at();
    if (from < end && bytes[from] == '\r') {
      from++;
    }
    if (from >= end || bytes[from] != '\n') {
      throw new PdfBroken("the stream " + number + " does not begin as it should");
    }
    from++;
    long length = direct(dict.get("Length")) instanceof PdfValue.Number n ? n.whole() : -1;
    if (length < 0 || from + length > end) {
      throw new PdfBroken("the stream " + number + " has no possible length");
    }
    int to = (int) (from + length);
    int last = to;
    while (last < end && PdfParser.white(bytes[last] & 0xFF)) {
      last++;
    }
    PdfParser behind = new PdfParser(bytes, last, end, true);
    if (!behind.word("endstream")) {
      throw new PdfBroken("the stream " + number + " does not end where it should");
    }
    parser.jump(behind.at());
    return new PdfValue.Stream(dict, new PdfValue.Slice(bytes, from, to));
  }
}
