package io.bordereau.routes.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the door is made from the same table as the door, and others can read it. */
class OpenApiTest {
  private static final Path DOCS = Path.of(System.getProperty("bordereau.root")).resolve("docs");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  @Test
  void anotherReaderOfOpenApiFindsNothingWrong() {
    var options = new ParseOptions();
    options.setResolve(true);
    var read = new OpenAPIV3Parser().readContents(OpenApi.text(), null, options);
    assertEquals(List.of(), read.getMessages());
    var api = read.getOpenAPI();
    assertEquals("3.1.0", api.getOpenapi());
    var seen = new TreeSet<String>();
    api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> seen.add(method + " " + path)));
    assertEquals(new TreeSet<>(Endpoints.ALL.stream().map(e -> e.method() + " " + e.path()).toList()), seen);
    for (var e : Endpoints.ALL) {
      var item = api.getPaths().get(e.path());
      var operation = e.method() == Endpoint.Method.GET ? item.getGet() : item.getPost();
      assertEquals(e.id(), operation.getOperationId());
      assertTrue(operation.getResponses().keySet().stream().anyMatch(s -> s.startsWith("2")), e.id());
      assertEquals(e.open(), operation.getSecurity() != null && operation.getSecurity().isEmpty(), e.id() + " asks for a token unless it is for whoever comes");
    }
    assertNotNull(api.getComponents().getSchemas().get("Whereabouts").getProperties().get("state"));
  }

  @Test
  void theReaderWouldSayWhatIsWrong() {
    var broken = OpenApi.text().replaceFirst("\"responses\" : \\{", "\"answers\" : {");
    var messages = new OpenAPIV3Parser().readContents(broken, null, new ParseOptions()).getMessages();
    assertTrue(messages.stream().anyMatch(m -> m.contains("answers")), messages.toString());
  }

  @Test
  void theFileAndThePageHaveNotDrifted() throws IOException {
    var file = DOCS.resolve("openapi.json");
    var page = DOCS.resolve("api.md");
    if (UPDATE) {
      Files.writeString(file, OpenApi.text());
      Files.writeString(page, ApiPage.with(Files.readString(page)));
    }
    assertEquals(OpenApi.text(), Files.readString(file), "run with -Dgolden=update and review the difference");
    assertTrue(Files.readString(page).contains(ApiPage.table()), "run with -Dgolden=update and review the difference");
  }

  @Test
  void everyEndpointSaysWhatItIsFor() {
    for (var e : Endpoints.ALL) assertTrue(e.what().length() > 20 || e.open(), e.id());
  }
}
