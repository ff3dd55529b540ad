package io.bordereau.connectors.https;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Answer.Level;
import io.bordereau.connectors.api.Answer.Verdict;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The small JSON of {@code docs/answer.md}: status, and perhaps level, code, text and reference. Unknown members are passed over. */
final class JsonAnswer {
  private static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(100_000).maxNumberLength(100).build())
      .build();

  private JsonAnswer() {}

  static Reading read(byte[] body) {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Reading.Unclear("not a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value != null && value.isStructStart()) {
          parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL && members.putIfAbsent(name, parser.getText()) != null) {
          return new Reading.Unclear("a member stands in it twice");
        }
      }
      if (parser.nextToken() != null) {
        return new Reading.Unclear("something follows the JSON object");
      }
    } catch (IOException e) {
      return new Reading.Unclear("not JSON");
    }
    return meaning(members);
  }

  private static Reading meaning(Map<String, String> members) {
    String code = Told.bounded(members.get("code"));
    String text = Told.bounded(members.get("text"));
    String reference = Told.bounded(members.get("reference"));
    Level level = level(members.get("level"));
    if (level == null) {
      return new Reading.Unclear("its member level is none of transport, syntax, application, business");
    }
    Answer arrived = new Answer(Level.TRANSPORT, Verdict.ACCEPTED, null, null, reference);
    return switch (members.getOrDefault("status", "")) {
      case "accepted" -> new Reading.Yes(both(arrived, new Answer(level, Verdict.ACCEPTED, code, text, reference)));
      case "received" -> new Reading.Yes(both(arrived, new Answer(level, Verdict.PENDING, code, text, reference)));
      case "rejected" ->
          new Reading.No(Told.rejected(code, text), both(arrived, new Answer(level, Verdict.REJECTED, code, text, reference)));
      case String other -> new Reading.Unclear("its member status is none of received, accepted, rejected");
    };
  }

  private static List<Answer> both(Answer arrived, Answer answer) {
    return answer.level() == Level.TRANSPORT ? List.of(answer) : List.of(arrived, answer);
  }

  private static Level level(String name) {
    if (name == null) {
      return Level.APPLICATION;
    }
    for (Level level : Level.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(name)) {
        return level;
      }
    }
    return null;
  }
}
