package io.bordereau.routes.cli;

import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.signing.verify.SignatureVerdict;
import java.util.ArrayList;
import java.util.List;

/** The answer to one input, filled while a command works on it. */
final class Answer {
  private final String file;
  private Status status = Status.OK;
  private String format;
  private Counts counts;
  private Boolean valid;
  private String profile;
  private List<byte[]> documents;
  private List<String> output;
  private List<SignatureVerdict> signatures;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  /** An answer about an input of this name. */
  Answer(String file) {
    this.file = file;
  }

  /** The input, as the caller named it. */
  String file() {
    return file;
  }

  /** What became of it. */
  Status status() {
    return status;
  }

  /** Makes the status worse; never better. */
  void status(Status worse) {
    if (worse.compareTo(status) > 0) status = worse;
  }

  /** The id of its format; null when no format knows it. */
  String format() {
    return format;
  }

  /** Says which format it is. */
  void format(String id) {
    format = id;
  }

  /** What became of its leaves; null when nothing was counted. */
  Counts counts() {
    return counts;
  }

  /** Adds the count of one business document. */
  void count(Counts more) {
    counts = counts == null ? more : counts.plus(more);
  }

  /** Whether the rules hold; null when none were asked. */
  Boolean valid() {
    return valid;
  }

  /** The rules that were asked; null when none were. */
  String profile() {
    return profile;
  }

  /** The verdict of the rules about one document; an input is valid when all of its documents are. */
  void verdict(boolean holds, String rules) {
    valid = holds && (valid == null || valid);
    profile = rules;
    if (!holds) status(Status.REFUSED);
  }

  /** The documents as internal JSON; null when the command does not print them. */
  List<byte[]> documents() {
    return documents;
  }

  /** Adds one document as internal JSON. */
  void document(byte[] json) {
    if (documents == null) documents = new ArrayList<>();
    documents.add(json);
  }

  /** The command prints documents, even if there are none. */
  void documentsWanted() {
    if (documents == null) documents = new ArrayList<>();
  }

  /** The files written; null when the command writes none. */
  List<String> output() {
    return output;
  }

  /** Adds one file written. */
  void output(String path) {
    outputWanted();
    output.add(path);
  }

  /** The command writes files, even if there are none. */
  void outputWanted() {
    if (output == null) output = new ArrayList<>();
  }

  /** The verdicts on its signatures; null when the command does not look at them. */
  List<SignatureVerdict> signatures() {
    return signatures;
  }

  /** Says what its signatures are. */
  void signatures(List<SignatureVerdict> verdicts) {
    signatures = verdicts;
  }

  /** What there is to say about it. */
  List<Finding> findings() {
    return findings;
  }

  /** What no output holds. */
  List<Lost> lost() {
    return lost;
  }

  /** Rejects it. */
  void refuse(Finding finding) {
    findings.add(finding);
    status(Status.REFUSED);
  }

  /** The exit status that it asks for. */
  int exit() {
    return switch (status) {
      case OK -> ExitStatus.FINE;
      case REFUSED -> ExitStatus.REFUSED;
      case ERROR -> ExitStatus.BUG;
    };
  }
}
