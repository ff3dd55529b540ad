package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A file of fixed-length records.
 *
 * @param layout its records and their fields
 * @param count the field that says how many invoices there are, such as {@code END/COUNT}; null for none
 */
record RecordSyntax(RecordLayout layout, String count) implements TreeSyntax {
  private static final int MOST_FINDINGS = 50;

  @Override
  public Set<String> names() {
    var all = new HashSet<>(layout.records().keySet());
    layout.records().values().forEach(k -> all.addAll(k.fields().keySet()));
    all.add(RecordXmlReader.REST);
    return all;
  }

  @Override
  public boolean isValue(String name) {
    return !layout.records().containsKey(name);
  }

  @Override
  public boolean claims(byte[] start) {
    int end = 0;
    while (end < start.length && end < 2_000 && start[end] != '\n' && start[end] != '\r') end++;
    String first = new String(start, 0, end, layout.charset());
    if (layout.idoc()) return first.startsWith("EDI_DC40");
    return layout.type(first).equals(layout.first()) && first.indexOf('<') != 0;
  }

  @Override
  public Cut cut(byte[] bytes, String each) {
    String text;
    try {
      text = layout.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Cut.refused(IntakeFindings.otherCharset("another character set", layout.charset().name()));
    }
    if (text.startsWith("\uFEFF")) text = text.substring(1);
    var records = layout.cut(text);
    var wrong = new ArrayList<Finding>();
    var around = new ArrayList<Integer>();
    var groups = new ArrayList<List<Integer>>();
    var faults = new HashMap<Integer, List<Finding>>();
    walk(records, each, around, groups, faults, wrong);
    if (!wrong.isEmpty()) return new Cut(List.of(), wrong);
    if (groups.isEmpty()) return Cut.refused(IntakeFindings.noInvoices(each));
    Finding counted = counted(records, around, groups.size());
    if (counted != null) return Cut.refused(counted);
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < groups.size(); i++) pieces.add(piece(records, around, groups.get(i), faults.getOrDefault(i, List.of())));
    return new Cut(pieces, List.of());
  }

  /** Which records belong to which invoice. A fault within an invoice is its own; one around them is the file's. */
  private void walk(List<String> records, String each, List<Integer> around, List<List<Integer>> groups, Map<Integer, List<Finding>> faults, List<Finding> wrong) {
    List<Integer> group = null;
    var open = new ArrayList<String>();
    for (int i = 0; i < records.size(); i++) {
      String record = records.get(i);
      if (record.isBlank()) continue;
      String name = layout.type(record);
      var kind = layout.records().get(name);
      if (name.equals(each)) {
        group = new ArrayList<>();
        groups.add(group);
      } else if (group != null && kind != null && !belongs(name, each)) {
        group = null;
      }
      Finding fault = null;
      if (kind == null) fault = IntakeFindings.unknownRecord(i + 1, name);
      else if (kind.below() != null && !layout.idoc()) {
        while (!open.isEmpty() && !open.getLast().equals(kind.below())) open.removeLast();
        if (open.isEmpty()) fault = IntakeFindings.strayRecord(i + 1, name, kind.below());
      } else if (kind.below() == null) {
        open.clear();
      }
      if (kind != null) open.add(name);
      if (fault != null && group == null && wrong.size() < MOST_FINDINGS) wrong.add(fault);
      else if (fault != null) faults.computeIfAbsent(groups.size() - 1, k -> new ArrayList<>()).add(fault);
      (group == null ? around : group).add(i);
    }
  }

  /** In an IDoc everything up to the next control record belongs to it. */
  private boolean belongs(String name, String each) {
    return layout.idoc() && each.equals("EDI_DC40") || layout.isBelow(name, each);
  }

  private Finding counted(List<String> records, List<Integer> around, int is) {
    if (count == null) return null;
    String name = count.substring(0, count.indexOf('/'));
    var span = layout.records().get(name).fields().get(count.substring(name.length() + 1));
    for (int i : around) {
      if (!layout.type(records.get(i)).equals(name)) continue;
      String said = span.of(records.get(i)).strip();
      if (said.replaceFirst("^0+(?=.)", "").equals(String.valueOf(is))) return null;
      return IntakeFindings.otherCount(i + 1, count, said, is);
    }
    return IntakeFindings.noTrailer(count);
  }

  private Piece piece(List<String> records, List<Integer> around, List<Integer> group, List<Finding> faults) {
    var numbers = new ArrayList<Integer>();
    for (int i : around) if (i < group.getFirst()) numbers.add(i);
    numbers.addAll(group);
    for (int i : around) if (i > group.getFirst()) numbers.add(i);
    var out = new ByteArrayOutputStream();
    for (int i : numbers) {
      out.writeBytes(records.get(i).getBytes(layout.charset()));
      out.write('\n');
    }
    return new Piece(out.toByteArray(), group.getFirst() + 1, group.getLast() + 1, numbers.stream().mapToInt(i -> i + 1).toArray(), faults);
  }

  @Override
  public Spot spot(Piece piece, Element element) {
    var record = Placing.group(element);
    String number = record.getAttribute("segment");
    int n = number.isEmpty() ? piece.first() : piece.numbers()[Integer.parseInt(number) - 1];
    var kind = layout.records().get(record.getNodeName());
    return Spot.record(n, name -> kind == null || !kind.fields().containsKey(name) ? name : name + " " + kind.fields().get(name));
  }

  @Override
  public IntakeResult.Unit unit() {
    return IntakeResult.Unit.RECORDS;
  }
}
