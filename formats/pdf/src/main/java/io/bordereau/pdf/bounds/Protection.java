package io.bordereau.pdf.bounds;

import java.util.List;

/**
 * What a PDF was encrypted for that opens for everybody.
 *
 * @param forbidden what its maker forbids to whoever does not know the other password, in words; nothing when empty
 */
public record Protection(List<String> forbidden) {
  public Protection {
    forbidden = List.copyOf(forbidden);
  }
}
