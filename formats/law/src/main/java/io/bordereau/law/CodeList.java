package io.bordereau.law;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A code list, loaded from its csv when it is first asked. Codes are facts; the names beside some of them are our own short words.
 */
public final class CodeList {
  /** Document type, BT-3. Columns {@code kind} (invoice, credit) and {@code peppol}. */
  public static final CodeList UNTDID_1001 = new CodeList("Untdid1001", "untdid-1001.csv");
  /** Scheme of a reference, BT-18-1 and BT-128-1. */
  public static final CodeList UNTDID_1153 = new CodeList("Untdid1153", "untdid-1153.csv");
  /** VAT point date code, BT-8. */
  public static final CodeList UNTDID_2005 = new CodeList("Untdid2005", "untdid-2005.csv");
  /** Subject of a note, BT-21. */
  public static final CodeList UNTDID_4451 = new CodeList("Untdid4451", "untdid-4451.csv");
  /** Payment means, BT-81. */
  public static final CodeList UNTDID_4461 = new CodeList("Untdid4461", "untdid-4461.csv");
  /** Reason of an allowance, BT-98 and BT-140. */
  public static final CodeList UNTDID_5189 = new CodeList("Untdid5189", "untdid-5189.csv");
  /** VAT category, BT-118 and BT-151. */
  public static final CodeList UNTDID_5305 = new CodeList("Untdid5305", "untdid-5305.csv");
  /** Kind of an item classification, BT-158-1. */
  public static final CodeList UNTDID_7143 = new CodeList("Untdid7143", "untdid-7143.csv");
  /** Reason of a charge, BT-105 and BT-145. */
  public static final CodeList UNTDID_7161 = new CodeList("Untdid7161", "untdid-7161.csv");
  /** Units of measure, BT-130, with the package codes of Recommendation 21 behind an X. */
  public static final CodeList REC_20 = new CodeList("Rec20", "rec-20.csv");
  /** Currencies, BT-5. Column {@code digits}: decimals of the minor unit. */
  public static final CodeList ISO_4217 = new CodeList("Iso4217", "iso-4217.csv");
  /** Countries, BT-40. */
  public static final CodeList ISO_3166 = new CodeList("Iso3166", "iso-3166.csv");
  /** Schemes of electronic addresses, BT-34-1. Column {@code peppol}: whether the Peppol network admits it. */
  public static final CodeList EAS = new CodeList("Eas", "eas.csv");
  /** Schemes of identifiers, BT-29-1. */
  public static final CodeList ICD = new CodeList("Icd", "icd.csv");
  /** VAT exemption reasons, BT-121. */
  public static final CodeList VATEX = new CodeList("Vatex", "vatex.csv");
  /** Media types of attachments, BT-125-1. */
  public static final CodeList MIME_TYPES = new CodeList("MimeTypes", "mime-types.csv");

  /** Every list, in the order above. */
  public static final List<CodeList> ALL = List.of(UNTDID_1001, UNTDID_1153, UNTDID_2005, UNTDID_4451, UNTDID_4461, UNTDID_5189,
      UNTDID_5305, UNTDID_7143, UNTDID_7161, REC_20, ISO_4217, ISO_3166, EAS, ICD, VATEX, MIME_TYPES);

  private final String id;
  private final String file;
  private volatile Loaded loaded;

  private record Loaded(Table table, Map<String, Map<String, String>> rows) {}

  private CodeList(String id, String file) {
    this.id = id;
    this.file = file;
  }

  /** The list's name in the project, such as {@code Untdid1001}. */
  public String id() {
    return id;
  }

  /** Whether the code is in the list; letters count as written; null is not. */
  public boolean contains(String code) {
    return code != null && load().rows.containsKey(code);
  }

  /** Our own short name of a code, where the list has one. */
  public Optional<String> name(String code) {
    return column(code, "name");
  }

  /** What the list says of a code in a further column; empty when the code or the value is absent. */
  public Optional<String> column(String code, String column) {
    return code == null ? Optional.empty()
        : Optional.ofNullable(load().rows.get(code)).map(r -> r.get(column)).filter(v -> !v.isEmpty());
  }

  /** The codes in the order of the list. */
  public Set<String> codes() {
    return load().rows.keySet();
  }

  /** Who publishes the list. */
  public String source() {
    return load().table.source();
  }

  /** The version of the list. */
  public String version() {
    return load().table.version();
  }

  /** The day of that version. */
  public LocalDate date() {
    return load().table.date();
  }

  @Override
  public String toString() {
    return id;
  }

  private Loaded load() {
    Loaded it = loaded;
    if (it == null) {
      Table table = Table.load(CodeList.class, file);
      var rows = new LinkedHashMap<String, Map<String, String>>(table.rows().size() * 2);
      for (Map<String, String> row : table.rows()) rows.put(row.get("code"), row);
      it = new Loaded(table, java.util.Collections.unmodifiableMap(rows));
      loaded = it;
    }
    return it;
  }
}
