package io.bordereau.routes.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.signing.verify.SignatureVerdict;
import java.io.IOException;
import java.io.OutputStream;

/** Writes answers as JSON, one object on one line each, with the members that the published shape names. */
final class AnswerJson {
  /** Reads what the hub itself wrote: attachments make long strings. */
  static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Source.MOST).maxNestingDepth(1000).build())
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .build();

  private AnswerJson() {}

  /** Writes one answer and a line end. */
  static void write(Answer answer, OutputStream out) throws IOException {
    try (var json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("file", answer.file());
      json.writeStringField("status", answer.status().json());
      text(json, "format", answer.format());
      if (answer.valid() != null) json.writeBooleanField("valid", answer.valid());
      text(json, "profile", answer.profile());
      if (answer.documents() != null) {
        json.writeArrayFieldStart("documents");
        for (var document : answer.documents()) copy(document, json);
        json.writeEndArray();
      }
      if (answer.output() != null) {
        json.writeArrayFieldStart("output");
        for (var path : answer.output()) json.writeString(path);
        json.writeEndArray();
      }
      if (answer.signatures() != null) {
        json.writeArrayFieldStart("signatures");
        for (var each : answer.signatures()) signature(json, each);
        json.writeEndArray();
      }
      if (answer.counts() != null) counts(json, answer.counts());
      json.writeArrayFieldStart("findings");
      for (var finding : answer.findings()) finding(json, finding);
      json.writeEndArray();
      json.writeArrayFieldStart("lost");
      for (var lost : answer.lost()) lost(json, lost);
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Copies a JSON text without its line breaks. */
  private static void copy(byte[] document, JsonGenerator json) throws IOException {
    try (var parser = FACTORY.createParser(document)) {
      parser.nextToken();
      json.copyCurrentStructure(parser);
    }
  }

  private static void signature(JsonGenerator json, SignatureVerdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("subject", verdict.subject());
    json.writeStringField("issuer", verdict.issuer());
    json.writeStringField("time", verdict.time() == null ? null : verdict.time().toString());
    json.writeBooleanField("stamped", verdict.stamped());
    json.writeStringField("level", verdict.level() == null ? null : verdict.level().name());
    json.writeStringField("form", verdict.form());
    json.writeStringField("covers", Signatures.word(verdict.coverage()));
    json.writeStringField("verdict", Signatures.word(verdict.verdict()));
    json.writeStringField("anchor", verdict.anchor());
    json.writeStringField("why", String.join(" ", verdict.why()));
    json.writeStringField("kind", Signatures.word(verdict.kind().kind()).replace('_', '-'));
    json.writeStringField("kindWhy", String.join(" ", verdict.kind().why()));
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, Counts counts) throws IOException {
    json.writeObjectFieldStart("counts");
    json.writeNumberField("leaves", counts.leaves());
    json.writeNumberField("mapped", counts.mapped());
    json.writeNumberField("derived", counts.derived());
    json.writeNumberField("passed", counts.passed());
    json.writeNumberField("lost", counts.lost());
    json.writeEndObject();
  }

  /** Writes one finding as an object. */
  static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code());
    json.writeStringField("severity", Words.severity(finding.severity()));
    text(json, "where", finding.where());
    text(json, "term", finding.term());
    text(json, "value", finding.value());
    text(json, "message", finding.message());
    text(json, "official", finding.official());
    if (finding.turn() != null) json.writeStringField("turn", Words.turn(finding.turn()));
    text(json, "next", finding.next());
    json.writeEndObject();
  }

  /** Writes one loss as an object. */
  static void lost(JsonGenerator json, Lost lost) throws IOException {
    json.writeStartObject();
    text(json, "where", lost.where());
    text(json, "term", lost.term());
    text(json, "value", lost.value());
    text(json, "why", lost.why());
    json.writeEndObject();
  }

  /** Writes a member when it has a value. */
  static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) json.writeStringField(name, value);
  }
}
