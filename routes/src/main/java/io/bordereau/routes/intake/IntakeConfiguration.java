package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Node;
import io.bordereau.routes.agreements.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a pair of files under {@code config/intake/} says: {@code NAME.xml}, the Smooks configuration, and {@code NAME.yaml} beside it. */
sealed interface IntakeConfiguration permits CsvConfiguration, EdiConfiguration, TreeConfiguration, FormatConfiguration {
  /** The file name without its ending. */
  String name();

  /** The Smooks configuration. */
  byte[] smooks();

  /** Reads both files, collecting everything that is wrong. */
  static IntakeConfiguration load(Path xml) throws IntakeConfigurationException {
    String file = String.valueOf(xml.getFileName());
    String name = file.endsWith(".xml") ? file.substring(0, file.length() - 4) : file;
    Path yaml = xml.resolveSibling(name + ".yaml");
    var wrong = new ArrayList<Finding>();
    byte[] smooks = bytes(xml, wrong);
    byte[] meaning = bytes(yaml, wrong);
    stop(wrong);
    Node.Fields tree = yaml(name + ".yaml", meaning, wrong);
    stop(wrong);
    boolean format = tree.entries().stream().anyMatch(e -> e.name().equals("format"));
    FileSyntax syntax = FileSyntax.read(file, smooks, format, wrong);
    stop(wrong);
    var columns = new ColumnsFile(name, smooks, tree, wrong);
    IntakeConfiguration configuration = switch (syntax) {
      case CsvSyntax csv -> columns.csv(csv);
      case EdiSyntax edi -> columns.edi(edi);
      case TreeSyntax t -> format ? columns.format(t) : columns.tree(t);
    };
    stop(wrong);
    return configuration;
  }

  private static void stop(List<Finding> wrong) throws IntakeConfigurationException {
    if (!wrong.isEmpty()) throw new IntakeConfigurationException(wrong);
  }

  private static byte[] bytes(Path file, List<Finding> wrong) {
    try {
      if (Files.size(file) <= YamlFile.LARGEST) return Files.readAllBytes(file);
      wrong.add(IntakeFindings.configuration(String.valueOf(file.getFileName()), null, "The file is too large for a configuration.",
          "Shorten it."));
    } catch (IOException e) {
      wrong.add(IntakeFindings.configuration(String.valueOf(file.getFileName()), null, "The file cannot be read.",
          "An intake needs two files: NAME.xml for Smooks and NAME.yaml for the columns."));
    }
    return new byte[0];
  }

  private static Node.Fields yaml(String file, byte[] bytes, List<Finding> wrong) {
    try {
      if (YamlFile.read(bytes) instanceof Node.Fields fields) return fields;
      wrong.add(IntakeFindings.configuration(file, null, "The file has no fields.", "Write at least group and columns."));
    } catch (YamlFile.Unreadable e) {
      wrong.add(IntakeFindings.configuration(file + ":" + e.place().line() + ":" + e.place().column(), null,
          "This file cannot be read: " + IntakeFindings.cut(e.getMessage()) + ".", "Correct the file at this place."));
    }
    return null;
  }
}
