package io.bordereau.pdf.slips;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.law.LegalNotices;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageWord;
import io.bordereau.law.Table;
import io.bordereau.pdf.paper.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsOnPaperTest {

  @Test
  void everyCharacterOfEveryWordIsInTheFaces() {
    var texts = new ArrayList<String>();
    for (PageLanguage l : PageLanguage.ALL) for (PageWord w : PageWord.values()) texts.add(l.word(w));
    for (String table : List.of("page-names.csv", "country-names.csv", "page-variants.csv")) {
      Table.load(PageLanguage.class, table).rows().forEach(r -> texts.addAll(r.values()));
    }
    Table.load(LegalNotices.class, "legal-notices.csv").rows().forEach(r -> texts.addAll(List.of(r.get("text"), r.get("article"))));
    Table.load(SlipWords.class, "qr-bill-words.csv").rows().forEach(r -> texts.addAll(r.values()));
    var missing = new TreeSet<String>();
    for (String text : texts) {
      for (Face face : List.of(Face.REGULAR, Face.BOLD)) text.codePoints().filter(c -> !face.shows(c)).forEach(c -> missing.add(Character.toString(c) + " in " + text));
    }
    assertEquals(new TreeSet<>(), missing);
  }
}
