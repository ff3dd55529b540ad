package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.archive.KeptCheckpoints;
import io.bordereau.routes.archive.PackCheck;
import io.bordereau.signing.verify.Judgement;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.SignatureVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies signatures, anybody's. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {"Who signed a PDF, XML, .p7m, .p7s, S/MIME or AS2 message, when, what is covered, trusted by whom, and why not;",
      "whether an evidence pack is what the ledger had."},
    footer = {"", "An input is fine when it is signed and each of its signatures is valid and covers the whole file.", "", "Examples:",
      "  ./hub verify --trust anchors/ invoice.pdf", "  ./hub verify --json --online --trust lists/pt.xml --list-signers lotl.pem inbox/",
      "  ./hub verify --checkpoints /mnt/worm/checkpoints evidence.zip"})
final class VerifyCommand extends PerInput {
  @Option(names = "--content", paramLabel = "FILE", description = "What a detached signature signs; otherwise the file beside it with the same name but for its last ending.")
  private Path content;

  @Option(names = "--checkpoints", paramLabel = "DIR", description = "Checkpoints that were kept elsewhere, to hold evidence packs against.")
  private Path checkpoints;

  @Mixin
  private Trusted trusted;

  @Mixin
  private Configuration configuration;

  private SignatureVerifier verifier;
  private List<String> remarks = List.of();
  private final Map<Answer, String> packs = new IdentityHashMap<>();

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
    if (PackCheck.looksLike(bytes)) pack(bytes, answer);
    else Signatures.tell(verifier.verify(bytes, beside(source)), answer);
  }

  /** An evidence pack, and the signatures of the bytes in it. */
  private void pack(byte[] bytes, Answer answer) throws IOException {
    var result = new PackCheck(checkpoints == null ? Map.of() : KeptCheckpoints.read(checkpoints), KeptCheckpoints.judge(verifier)).check(bytes);
    answer.findings().addAll(result.findings());
    var inside = new ArrayList<SignatureVerdict>();
    for (var file : result.bytes().entrySet()) {
      var signed = verifier.verify(file.getValue());
      if (signed.signatures().isEmpty()) continue;
      inside.addAll(signed.signatures().stream().map(Judgement::verdict).toList());
      // what a signature inside is worth is told; whether the pack is what was made is another question
      for (var each : signed.signatures()) {
        each.reasons().forEach(reason -> answer.findings().add(Signatures.finding(reason, file.getKey()).as(Severity.INFO)));
      }
    }
    answer.signatures(inside);
    if (result.findings().stream().anyMatch(Finding::isError)) answer.status(Status.REFUSED);
    packs.put(answer, result.proven() + " of its " + result.entries() + " entries are proven to be in a checkpoint, " + result.bytes().size() + " files of bytes");
  }

  private byte[] beside(Source source) throws IOException {
    var file = content;
    if (file == null && source.path() != null && source.path().getFileName().toString().matches("(?i).+\\.(p7s|sig|p7|p7m)")) {
      file = source.path().resolveSibling(source.stem());
      if (!Files.isRegularFile(file)) return null;
    }
    if (file == null) return null;
    if (!Files.isRegularFile(file) || Files.size(file) > Source.MOST) throw new UsageException(file + " is no file that can be read");
    return Files.readAllBytes(file);
  }

  @Override
  void tell(Answer answer) {
    var pack = packs.get(answer);
    if (pack != null) {
      terminal().line(answer.file() + ": evidence pack, " + pack + ", " + (answer.status() == Status.OK ? "fine" : "not fine"));
      if (answer.signatures() != null) for (var each : answer.signatures()) Signatures.lines(each).forEach(terminal()::line);
      return;
    }
    var all = answer.signatures() == null ? List.<SignatureVerdict>of() : answer.signatures();
    terminal().line(answer.file() + ": " + (all.isEmpty() ? "no signature" : all.size() == 1 ? "1 signature" : all.size() + " signatures") + ", "
        + (answer.status() == Status.OK ? "fine" : "not fine"));
    for (var each : all) Signatures.lines(each).forEach(terminal()::line);
  }
}
