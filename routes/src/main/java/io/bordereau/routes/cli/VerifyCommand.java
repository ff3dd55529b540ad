package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.SignatureVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies signatures, anybody's. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Who signed a PDF, XML, .p7m, .p7s, S/MIME or AS2 message, when, what is covered, trusted by whom, and why not.",
    footer = {"", "An input is fine when it is signed and each of its signatures is valid and covers the whole file.", "", "Examples:",
      "  ./hub verify --trust anchors/ invoice.pdf", "  ./hub verify --json --online --trust lists/pt.xml --list-signers lotl.pem inbox/"})
final class VerifyCommand extends PerInput {
  @Option(names = "--content", paramLabel = "FILE", description = "What a detached signature signs; otherwise the file beside it with the same name but for its last ending.")
  private Path content;

  @Mixin
  private Trusted trusted;

  @Mixin
  private Configuration configuration;

  private SignatureVerifier verifier;
  private List<String> remarks = List.of();

  VerifyCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    var now = Instant.now();
    var read = trusted.read(configuration.folder(terminal()), now);
    verifier = Signatures.verifier(read.check(), now);
    remarks = read.remarks();
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    for (var remark : remarks) {
      answer.findings().add(new Finding("SIG-71", Severity.WARNING, null, null, null, remark, null, Turn.HUB, "Fetch the list anew, and give the certificates that sign it with --list-signers."));
    }
    Signatures.tell(verifier.verify(bytes, beside(source)), answer);
  }

  private byte[] beside(Source source) throws IOException {
    var file = content;
    if (file == null && source.path() != null && source.path().getFileName().toString().matches("(?i).+\\.(p7s|sig|p7)")) {
      file = source.path().resolveSibling(source.stem());
      if (!Files.isRegularFile(file)) return null;
    }
    if (file == null) return null;
    if (!Files.isRegularFile(file) || Files.size(file) > Source.MOST) throw new UsageException(file + " is no file that can be read");
    return Files.readAllBytes(file);
  }

  @Override
  void tell(Answer answer) {
    var all = answer.signatures() == null ? List.<SignatureVerdict>of() : answer.signatures();
    terminal().line(answer.file() + ": " + (all.isEmpty() ? "no signature" : all.size() == 1 ? "1 signature" : all.size() + " signatures") + ", "
        + (answer.status() == Status.OK ? "fine" : "not fine"));
    for (var each : all) Signatures.lines(each).forEach(terminal()::line);
  }
}
