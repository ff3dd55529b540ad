package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.xml.ProfilePlaces;
import io.bordereau.xml.ubl.Ubl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places of a profile are those that the official rules of its transaction name. */
class PlacesTest {
  private static final Pattern CONTEXT = Pattern.compile("<xsl:template match=\"/ubl:\\w+/([^\"|*]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"01", "16", "71", "76", "110", "111", "114", "115", "116"})
  void theProfileHasThePlacesThatTheRulesKnow(String transaction) throws IOException {
    var sheet = "/external/schematron/openpeppol/2026.5/xslt/PEPPOLBIS-T" + transaction + ".xslt";
    var official = new TreeSet<String>();
    try (var in = PlacesTest.class.getResourceAsStream(sheet)) {
      var found = CONTEXT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (found.find()) official.add(found.group(1).replaceAll("\\[[^\\]]*]", "").strip());
    }
    assertTrue(official.size() > 15, () -> "no contexts in " + sheet);
    assertEquals(official, new TreeSet<>(ProfilePlaces.load(Ubl.class, "peppol-t" + transaction + ".places").all()));
  }
}
