package io.bordereau.routes.cli;

import io.bordereau.edi.EdiFormats;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that answers each of its inputs by itself: no input, however broken, stops the ones after it. */
abstract class PerInput implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Inputs inputs;

  @Option(names = "--json", description = "One JSON object per input, one line each, on standard output.")
  private boolean json;

  PerInput(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Where the command answers. */
  final Terminal terminal() {
    return terminal;
  }

  /** What the caller named. */
  final Inputs inputs() {
    return inputs;
  }

  /** Whether the answers are JSON. */
  final boolean json() {
    return json;
  }

  /** Checks the command's options once, before the first input. */
  abstract void begin() throws IOException;

  /** Whether a large input of EDI data is given by its beginning alone, because the command reads the rest from its source. */
  boolean streams() {
    return false;
  }

  /** Works on one input and fills its answer. */
  abstract void answer(byte[] bytes, Source source, Answer answer) throws IOException;

  /** The answer in words, for a person; findings and losses have been told already. */
  abstract void tell(Answer answer);

  @Override
  public final Integer call() throws IOException {
    begin();
    int exit = ExitStatus.FINE;
    var sources = inputs.sources(terminal);
    int done = 0;
    for (var source : sources) {
      var answer = one(source);
      exit = Math.max(exit, answer.exit() == ExitStatus.BUG ? ExitStatus.BUG : answer.exit());
      if (terminal.interactive() && ++done % 50 == 0) terminal.err().print("\r" + done + " of " + sources.size() + " ");
      terminal.err().flush();
    }
    if (terminal.interactive() && done >= 50) terminal.err().print("\r");
    terminal.out().flush();
    return exit;
  }

  private Answer one(Source source) throws IOException {
    var answer = new Answer(source.name());
    try {
      byte[] bytes = bytes(source, answer);
      if (bytes != null) answer(bytes, source, answer);
    } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError | LinkageError bug) {
      answer = failed(source, bug);
    }
    if (json) print(source, answer);
    else {
      for (var finding : answer.findings()) terminal.err().println(told(answer, Words.finding(finding)));
      for (var lost : answer.lost()) terminal.err().println(told(answer, Words.lost(lost)));
      tell(answer);
    }
    return answer;
  }

  private String told(Answer answer, String line) {
    return inputs.several() ? answer.file() + ":" + line : line.strip();
  }

  private byte[] bytes(Source source, Answer answer) {
    try {
      return streams() && source.large() && EdiFormats.begins(source.head()) ? source.head() : source.bytes();
    } catch (IOException e) {
      var why = e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : "it cannot be read: " + e.getMessage();
      answer.refuse(new Finding("CLI-01", Severity.ERROR, null, null, source.name(), "Nothing was read, because " + why + ".", null, Turn.SENDER,
          "Check the path and the permissions of the file, then try again."));
      return null;
    }
  }

  private Answer failed(Source source, Throwable bug) {
    terminal.bug(source.name(), bug);
    var answer = new Answer(source.name());
    answer.status(Status.ERROR);
    answer.findings().add(new Finding("CLI-09", Severity.ERROR, null, null, null,
        "The hub failed on this input: " + bug.getClass().getSimpleName() + ".", null, Turn.HUB, "Report the entry of the log file."));
    return answer;
  }

  /** A line is written only when it is whole, so that a bug in one answer cannot spoil the next line. */
  private void print(Source source, Answer answer) throws IOException {
    var line = new ByteArrayOutputStream();
    try {
      AnswerJson.write(answer, line);
    } catch (IOException | RuntimeException | StackOverflowError bug) {
      line.reset();
      AnswerJson.write(failed(source, bug), line);
    }
    line.writeTo(terminal.out());
    terminal.out().flush();
  }
}
