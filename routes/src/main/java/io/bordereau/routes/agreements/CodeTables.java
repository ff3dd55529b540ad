package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cross-reference tables of a configuration folder: {@code tables/companies/ID/KIND.csv} and {@code tables/partners/ID/KIND.csv}. A wrong table is left out with a finding,
 * which is an error: the documents that need it are refused for their codes, not sent with them.
 *
 * @param companies those of companies
 * @param partners those of partners
 */
record CodeTables(List<CodeTable> companies, List<CodeTable> partners) {
  static final CodeTables NONE = new CodeTables(List.of(), List.of());

  CodeTables {
    companies = List.copyOf(companies);
    partners = List.copyOf(partners);
  }

  /** Reads them; what is wrong is added to the findings. */
  static CodeTables load(Path folder, Set<String> companies, Set<String> partners, List<Finding> findings) {
    return new CodeTables(all(folder, "tables/companies", companies, findings), all(folder, "tables/partners", partners, findings));
  }

  private static List<CodeTable> all(Path folder, String kind, Set<String> known, List<Finding> findings) {
    var all = new ArrayList<CodeTable>();
    for (String owner : names(folder.resolve(kind))) {
      if (!known.contains(owner)) {
        findings.add(wrong(kind + "/" + owner, "There is no " + kind.substring("tables/".length()) + "/" + owner + ".yaml that these tables could belong to" + Nearest.hint(owner, known)));
        continue;
      }
      for (String name : names(folder.resolve(kind).resolve(owner))) {
        String file = kind + "/" + owner + "/" + name;
        try {
          all.add(read(folder.resolve(file), owner, name, file));
        } catch (IllegalArgumentException e) {
          findings.add(wrong(file, e.getMessage()));
        } catch (CharacterCodingException e) {
          findings.add(wrong(file, "The table is not in UTF-8."));
        } catch (IOException e) {
          findings.add(wrong(file, "The table cannot be read."));
        }
      }
    }
    return all;
  }

  private static CodeTable read(Path path, String owner, String name, String file) throws IOException {
    for (var kind : CodeTable.Kind.values()) {
      if (!name.equals(kind.file() + ".csv")) continue;
      if (Files.size(path) > CodeTable.LARGEST) throw new IllegalArgumentException("The table has more than " + CodeTable.LARGEST + " bytes.");
      return CodeTable.parse(owner, kind, file, Files.readString(path));
    }
    throw new IllegalArgumentException("There is no table of this name: " + Stream.of(CodeTable.Kind.values()).map(k -> k.file() + ".csv").toList() + " are known.");
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Finding wrong(String file, String message) {
    return new Finding("AGR-33", Severity.ERROR, file, null, null, message, null, Turn.HUB, "Correct the table; docs/intake.md has an example.");
  }
}
