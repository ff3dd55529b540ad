package io.bordereau.signing.verify.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a form that are for signatures, signed or not. */
public final class PdfFields {
  private static final int MOST = 20_000;
  private static final int DEEPEST = 50;

  private final PdfFile file;
  private final List<SignatureField> signed = new ArrayList<>();
  private final Map<Integer, String> empty = new HashMap<>();
  private final Map<Integer, List<Integer>> widgets = new HashMap<>();
  private final Set<Integer> seen = new HashSet<>();
  private int count;

  /** Walks the form of a file. */
  public PdfFields(PdfFile file) throws PdfBroken {
    this.file = file;
    PdfValue.Dict form = file.dict(file.catalogue(), "AcroForm");
    if (form != null) {
      for (PdfValue each : file.items(form.get("Fields"))) {
        field(each, "", PdfValue.NULL, PdfValue.NULL, 0);
      }
    }
  }

  /** Those that are signed, in the order of the form. */
  public List<SignatureField> signed() {
    return List.copyOf(signed);
  }

  /** The objects of those that are not signed, with their names. */
  Map<Integer, String> empty() {
    return empty;
  }

  /** The widgets of one that is not signed. */
  List<Integer> widgets(int field) {
    return widgets.getOrDefault(field, List.of());
  }

  private void field(PdfValue value, String above, PdfValue inheritedType, PdfValue inheritedValue, int depth) throws PdfBroken {
    int number = value instanceof PdfValue.Ref ref ? ref.number() : 0;
    if (depth > DEEPEST || ++count > MOST) {
      throw PdfBroken.tooMuch("its form has more fields than are looked at");
    }
    if (number != 0 && !seen.add(number) || !(file.direct(value) instanceof PdfValue.Dict dict)) {
      return;
    }
    String own = dict.get("T") instanceof PdfValue.Text text ? new String(text.bytes(), StandardCharsets.ISO_8859_1) : "";
    String name = above.isEmpty() ? own : own.isEmpty() ? above : above + "." + own;
    PdfValue type = dict.get("FT").equals(PdfValue.NULL) ? inheritedType : file.direct(dict.get("FT"));
    PdfValue signature = dict.get("V").equals(PdfValue.NULL) ? inheritedValue : dict.get("V");
    List<Integer> shown = new ArrayList<>();
    boolean drawn = widget(dict);
    if (dict.is("Subtype", "Widget")) {
      shown.add(number);
    }
    boolean parent = false;
    for (PdfValue kid : file.items(dict.get("Kids"))) {
      if (!(file.direct(kid) instanceof PdfValue.Dict below)) {
        continue;
      }
      if (below.get("T").equals(PdfValue.NULL)) {
        shown.add(kid instanceof PdfValue.Ref ref ? ref.number() : 0);
        drawn |= widget(below);
        if (++count > MOST) {
          throw PdfBroken.tooMuch("its form has more fields than are looked at");
        }
      } else {
        parent = true;
        field(kid, name, type, signature, depth + 1);
      }
    }
    if (parent || !(type instanceof PdfValue.Name kind) || !kind.text().equals("Sig")) {
      return;
    }
    if (file.direct(signature) instanceof PdfValue.Dict holds) {
      signed.add(new SignatureField(name, number, shown, holds, signature instanceof PdfValue.Ref ref ? ref.number() : 0, drawn));
    } else if (number != 0) {
      empty.put(number, name);
      widgets.put(number, shown);
    }
  }

  /** Whether an annotation is seen: it has an area, is not hidden, and has an appearance. */
  private boolean widget(PdfValue.Dict dict) throws PdfBroken {
    List<PdfValue> corners = file.items(dict.get("Rect"));
    if (corners.size() != 4 || dict.get("AP").equals(PdfValue.NULL)) {
      return false;
    }
    double[] at = new double[4];
    for (int i = 0; i < 4; i++) {
      at[i] = file.direct(corners.get(i)) instanceof PdfValue.Number number ? number.real() : 0;
    }
    return at[0] != at[2] && at[1] != at[3];
  }
}
