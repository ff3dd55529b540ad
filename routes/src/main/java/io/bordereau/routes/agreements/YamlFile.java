package io.bordereau.routes.agreements;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one YAML document into {@link Node}s with places. Scalars stay texts, so that no identifier loses a leading zero and no country
 * becomes a truth value. Anchors, aliases, several documents in one file, and files beyond the bounds are refused.
 */
public final class YamlFile {
  /** The largest configuration file, in bytes. */
  public static final int LARGEST = 256 * 1024;

  private static final int DEEPEST = 16;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build()).build();

  private final YAMLParser parser;

  private YamlFile(YAMLParser parser) {
    this.parser = parser;
  }

  /** What is wrong with a file that is no usable YAML, and where. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Node.Place place;

    Unreadable(Node.Place place, String message) {
      super(message);
      this.place = place;
    }

    /** Where it is wrong. */
    public Node.Place place() {
      return place;
    }
  }

  /**
   * Reads a document.
   *
   * @throws Unreadable when the file is no usable YAML
   */
  public static Node read(byte[] bytes) throws Unreadable {
    if (bytes.length > LARGEST) {
      throw new Unreadable(new Node.Place(1, 1), "the file is larger than " + LARGEST + " bytes");
    }
    try (YAMLParser parser = YAML.createParser(new String(bytes, StandardCharsets.UTF_8))) {
      YamlFile file = new YamlFile(parser);
      if (parser.nextToken() == null) {
        throw new Unreadable(new Node.Place(1, 1), "the file is empty");
      }
      Node node = file.node(0);
      if (parser.nextToken() != null) {
        throw new Unreadable(file.place(), "a second document begins here; one file holds one");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new Unreadable(place(e.getLocation()), "not YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new Unreadable(new Node.Place(1, 1), "not YAML: " + firstLine(e.getMessage()));
    }
  }

  private Node node(int depth) throws IOException, Unreadable {
    Node.Place place = place();
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw new Unreadable(place, "anchors and aliases (& and *) are not used here; write the value out");
    }
    if (depth > DEEPEST) {
      throw new Unreadable(place, "nested deeper than " + DEEPEST + " levels");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(depth + 1));
      }
      return new Node.Many(place, items);
    }
    if (token == JsonToken.START_OBJECT) {
      List<Node.Entry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Node.Place at = place();
        String name = parser.currentName();
        parser.nextToken();
        entries.add(new Node.Entry(at, name, node(depth + 1)));
      }
      return new Node.Fields(place, entries);
    }
    String text = parser.getText();
    boolean nothing = token == JsonToken.VALUE_NULL || text == null;
    return nothing ? new Node.Nothing(place) : new Node.Text(place, text);
  }

  private Node.Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Node.Place place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? new Node.Place(1, 1)
        : new Node.Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable").strip();
  }
}
