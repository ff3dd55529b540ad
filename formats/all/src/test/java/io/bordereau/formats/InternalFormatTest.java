package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.bordereau.document.Invoice;
import io.bordereau.document.Term;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Read;
import io.bordereau.xml.own.BordereauJson;
import io.bordereau.xml.own.BordereauXml;
import io.bordereau.xml.own.Kinds;
import io.bordereau.xml.own.Schema;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The internal format loses nothing: JSON and XML say the same, residue included, and the published schema knows every member. */
class InternalFormatTest {

  private static Read<?> read(String json) {
    return BordereauJson.INSTANCE.read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0);
  }

  @TestFactory
  Stream<DynamicTest> xmlSaysWhatJsonSays() {
    return Case.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
      var json = c.document();
      var xml = BordereauXml.INSTANCE.write(json.document().orElseThrow(), json.rest(), Context.NEUTRAL);
      var back = BordereauXml.INSTANCE.read(xml.bytes(), Context.NEUTRAL).get(0);
      assertEquals(json.document(), back.document());
      assertEquals(json.rest(), back.rest());
      assertEquals(json.counts().mapped(), back.counts().mapped());
    }));
  }

  @TestFactory
  Stream<DynamicTest> theSchemaAcceptsWhatIsWritten() {
    var schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    return Case.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
      var read = c.document();
      var schema = schemas.getSchema(Schema.of(read.document().orElseThrow().getClass()));
      var written = BordereauJson.INSTANCE.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
      assertEquals(Set.of(), schema.validate(new String(written.bytes(), StandardCharsets.UTF_8), com.networknt.schema.InputFormat.JSON));
    }));
  }

  /** An id of a term of our own says one thing: two components of the records never share one. */
  @Test
  void everyTermOfOurOwnHasOneMeaning() {
    var seen = new HashMap<String, String>();
    var twice = new TreeSet<String>();
    var types = new ArrayDeque<Class<?>>(Kinds.ALL);
    var known = new HashSet<Class<?>>();
    while (!types.isEmpty()) {
      var type = types.poll();
      if (!known.add(type)) continue;
      for (var c : type.getRecordComponents()) {
        var term = c.getAnnotation(Term.class);
        if (term != null && term.value().matches("(BX|OT|RT|AT)-.*")) {
          var place = type.getSimpleName() + "." + c.getName();
          if (!place.equals(seen.merge(term.value(), place, (a, b) -> a))) twice.add(term.value() + " " + seen.get(term.value()) + " " + place);
        }
        var held = c.getGenericType() instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : c.getType();
        if (held.isRecord()) types.add(held);
      }
    }
    assertTrue(seen.size() > 300, "the records were seen");
    assertEquals(Set.of(), twice);
  }

  @Test
  void theSchemaRefusesAnUnknownMember() {
    var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Schema.of(Invoice.class));
    assertEquals(1, schema.validate("{\"numbr\": \"1\"}", com.networknt.schema.InputFormat.JSON).size());
  }

  @Test
  void anUnknownMemberIsNamedWithItsNearest() {
    var read = read("{\"numbr\": \"4711\", \"type\": \"380\"}");
    var said = read.findings().stream().map(f -> f.code() + " " + f.value()).collect(Collectors.toList());
    assertTrue(said.contains("JSN-02 numbr") && said.contains("JSN-07 4711"), said.toString());
    assertTrue(read.findings().get(0).message().contains("did you mean 'number'"));
    assertEquals(1, read.counts().lost());
  }

  @Test
  void aWrongValueIsNamedWithItsTerm() {
    var read = read("{\"issued\": \"22.11.2026\", \"lines\": [{\"net\": \"ten\"}]}");
    assertEquals("BT-2", read.findings().get(0).term());
    assertEquals("lines[1].net", read.findings().get(1).where());
    assertEquals("ten", read.findings().get(1).value());
  }

  @Test
  void aNoteIsATextWhereThatSaysAllOfIt() {
    var read = read("{\"notes\": [\"#REG#Sitz Kassel\", \"plain\", {\"text\": \"#REG#as it stands\"}]}");
    var notes = ((Invoice) read.document().orElseThrow()).notes();
    assertEquals("REG", notes.get(0).subject());
    assertEquals("plain", notes.get(1).text());
    assertEquals(null, notes.get(2).subject());
    var json = new String(BordereauJson.INSTANCE.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"#REG#Sitz Kassel\", \"plain\""), json);
    assertEquals(read.document(), read(json).document());
  }

  @Test
  void brokenJsonIsRefusedWithThePlace() {
    for (var broken : new String[] {"", "[]", "{", "{\"number\": }", "{} {}", "{\"number\": \"1\", \"number\": \"2\"}", "{\"a\":".repeat(100)}) {
      var read = read(broken);
      assertTrue(read.document().isEmpty(), broken);
      assertEquals("JSN-01", read.findings().get(0).code(), broken);
    }
  }
}
