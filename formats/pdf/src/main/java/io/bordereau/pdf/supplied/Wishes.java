package io.bordereau.pdf.supplied;

import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.bounds.Limits;
import java.time.Instant;
import java.util.List;

/**
 * What is wanted of a supplied page.
 *
 * @param archive whether it shall become PDF/A-3 where nothing visible changes
 * @param files files to embed; only a page that is or becomes PDF/A-3 takes any
 * @param mark the mark of a hybrid invoice, when one of the files is its XML; else null
 * @param wordless what becomes of a page whose text cannot be compared, such as a scanned one
 * @param when the moment that stands in the file as that of its change, to the second: the hub's date of issue, not the clock
 * @param limits how much is taken
 */
public record Wishes(boolean archive, List<AssociatedFile> files, FacturXMark mark, Wordless wordless, Instant when, Limits limits) {
  public Wishes {
    files = List.copyOf(files);
  }

  /** What becomes of a page whose text cannot be compared. */
  public enum Wordless {
    /** It goes out, with a warning. */
    WARN,
    /** It is refused. */
    REFUSE
  }

  /** Compared and kept, and made an archive where that is possible; nothing is embedded. */
  public static Wishes plain(Instant when) {
    return plain(when, Wordless.WARN);
  }

  /** The same, and what becomes of a page whose text cannot be compared. */
  public static Wishes plain(Instant when, Wordless wordless) {
    return new Wishes(true, List.of(), null, wordless, when, Limits.HOUSE);
  }
}
