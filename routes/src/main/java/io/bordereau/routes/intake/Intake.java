package io.bordereau.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.smooks.api.SmooksException;
import org.xml.sax.SAXException;

/** Reads files of one kind into invoices, as a pair of files under {@code config/intake/} says. May be used by several threads. */
public sealed interface Intake extends AutoCloseable permits CsvIntake, EdiIntake, TreeIntake, FormatIntake {
  /**
   * Loads a configuration.
   *
   * @param config the Smooks file, such as {@code config/intake/erp-lines.xml}; {@code erp-lines.yaml} stands beside it
   * @throws IntakeConfigurationException with everything that is wrong in the two files
   */
  static Intake load(Path config) throws IntakeConfigurationException {
    IntakeConfiguration configuration = IntakeConfiguration.load(config);
    try {
      return switch (configuration) {
        case CsvConfiguration csv -> new CsvIntake(csv);
        case EdiConfiguration edi -> new EdiIntake(edi);
        case TreeConfiguration tree -> new TreeIntake(tree);
        case FormatConfiguration format -> new FormatIntake(format);
      };
    } catch (SmooksException | IOException | SAXException e) {
      throw new IntakeConfigurationException(List.of(IntakeFindings.configuration(config.getFileName().toString(), null,
          "Smooks refuses the configuration: " + IntakeFindings.cut(cause(e)) + ".", "Correct it; docs/intake.md has an example.")));
    }
  }

  /** The configuration's name: its file name without the ending. */
  String name();

  /** This intake as a format, for files that are taken in as a whole; empty for exports, which are streamed and taken apart. */
  Optional<IntakeFormat> format();

  /**
   * Whether a file is meant for this intake and nothing else, although it looks like a document that the hub reads by itself.
   *
   * @param start the first bytes of the file
   */
  boolean claims(byte[] start);

  /**
   * Reads a file. Each invoice is handed over as soon as it was seen whole; what is wrong refuses its invoice and no other.
   *
   * @param in the file; read to its end, not closed
   * @param results gets one result for each invoice, in the order of the file; one without a key when the file as a whole is refused
   */
  void read(InputStream in, Consumer<IntakeResult> results);

  @Override
  void close();

  /** The words of the deepest cause. */
  static String cause(Throwable e) {
    Throwable t = e;
    while (t.getCause() != null) t = t.getCause();
    return String.valueOf(t.getMessage());
  }
}
