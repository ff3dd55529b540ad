package io.bordereau.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps and evidence as JSON text: what a column holds whole because nobody searches in it. */
final class Bodies {
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIncludeProperties({"code", "severity", "where", "term", "value", "message", "official", "turn", "next"})
  private interface FindingShape {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record StepBody(String words, SortedMap<String, String> facts, List<Finding> findings, List<Lost> lost) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record EvidenceBody(List<Ref> refs, String words, String signer, Long issued, List<Finding> findings) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder().addMixIn(Finding.class, FindingShape.class).build();

  private Bodies() {}

  static String text(Step step) {
    return write(new StepBody(step.words(), step.facts(), step.findings(), step.lost()));
  }

  static Step step(Stage stage, String text) {
    StepBody body = read(text, new TypeReference<StepBody>() {});
    return new Step(stage, orEmpty(body.words()), body.facts() == null ? new TreeMap<>() : body.facts(), orEmpty(body.findings()), orEmpty(body.lost()));
  }

  static String text(Evidence evidence) {
    return write(new EvidenceBody(evidence.refs(), evidence.words(), evidence.signer(), evidence.issued() == null ? null : evidence.issued().toEpochMilli(),
        evidence.findings()));
  }

  static Evidence evidence(String connector, String identity, String level, String verdict, String payload, String mic, String text) {
    EvidenceBody body = read(text, new TypeReference<EvidenceBody>() {});
    return new Evidence(connector, identity, orEmpty(body.refs()).stream().map(r -> new Ref(r.scheme(), orEmpty(r.scope()), r.value())).toList(),
        Level.valueOf(level), Verdict.valueOf(verdict), orEmpty(body.words()), payload, mic, body.signer(),
        body.issued() == null ? null : Instant.ofEpochMilli(body.issued()), orEmpty(body.findings()));
  }

  /** Anything that JSON can say, as text. */
  static String json(java.util.Map<String, Object> value) {
    return write(value);
  }

  static String numbers(List<Long> numbers) {
    return write(numbers);
  }

  static List<Long> numbers(String text) {
    return read(text, new TypeReference<List<Long>>() {});
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new LedgerException("An entry could not be written as text: " + e.getOriginalMessage(), e);
    }
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new LedgerException("An entry's text could not be read: " + e.getOriginalMessage(), e);
    }
  }
}
