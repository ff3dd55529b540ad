package io.bordereau.routes.rest;

import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.HandOver;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.ledger.Silence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes documents in from a watched folder. A file is known by its content; its name is for people only. */
public final class ReceiveFile {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveFile.class);

  private final HandOver handOver;
  private final Judges judges;
  private final Exports exports;
  private final long largest;

  /**
   * Receives into a ledger.
   *
   * @param largest the most bytes of one document; an export may have more
   */
  public ReceiveFile(HandOver handOver, Judges judges, Exports exports, long largest) {
    this.handOver = handOver;
    this.judges = judges;
    this.exports = exports;
    this.largest = largest;
  }

  /**
   * Hands one file over: one document, or an export with many. The same content again, under whatever name, is recognised and not done
   * twice.
   *
   * @throws Unwelcome when it is no file, too large, or of no format that the hub reads
   */
  public void receive(@Body File file) throws IOException {
    var path = file.toPath();
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unwelcome(400, "HUB-29", "This is not a plain file.", "Put the document itself into the folder.");
    }
    var bytes = Files.size(path) > largest ? null : Files.readAllBytes(path);
    var format = bytes == null ? Optional.<Format>empty() : judges.detect(bytes);
    if (format.isPresent()) {
      var document = handOver.receive("folder", "erp", digest(bytes), format.get(), path.getFileName().toString(), bytes, new Silence())
          .document();
      LOG.info("{} received from a folder", document);
    } else {
      var taken = exports.take(path, path.resolveSibling(".refused"));
      LOG.info("{} invoices received from an export, {} refused", taken.taken(), taken.refused());
    }
  }

  /** Puts the findings beside the file that is refused. */
  public void refused(Exchange exchange) throws IOException {
    var why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Unwelcome.class);
    exchange.setProperty(FolderRoutes.KEPT, ".refused");
    Path file = exchange.getMessage().getBody(File.class).toPath();
    var folder = Files.createDirectories(file.resolveSibling(".refused"));
    Files.writeString(folder.resolve(file.getFileName() + ".findings.json"), Json.text(why.findings()));
    LOG.warn("A file from a folder was refused: {}", why.getMessage());
  }

  /** SHA-256, hexadecimal. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
