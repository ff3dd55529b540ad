package io.bordereau.routes.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is known of partners' orders, so that an invoice can be held against the order that it bills. */
public interface Orders {
  /**
   * What an order, or a change of one, says about its lines. Told the same document again, nothing changes.
   *
   * @param document the order document in the ledger
   * @param partner who ordered
   * @param number the order's number
   * @param lines what it says, line by line
   * @param how what it is to what was known before
   * @param closed whether the whole order is closed
   */
  void keep(String document, String partner, String number, List<OrderedLine> lines, How how, boolean closed);

  /** What an order document is to what was known of the order before. */
  enum How {
    /** The order itself; when a change of it was quicker, what the change said stands. */
    ORIGINAL,
    /** A whole order that takes the place of the earlier one: lines that it does not name are closed. */
    REPLACES,
    /** Some lines are different now. */
    CHANGES
  }

  /** The lines of an order as the latest document about it left them; empty when there is no such order. */
  Optional<Known> find(String partner, String number);

  /** Notes what a document bills of a line; noted again for the same document, it replaces what was noted before. */
  void bill(String document, String partner, String number, String line, BigDecimal quantity, String unit);

  /** What all other documents together bill of a line, those that were taken back or refused left out. */
  BigDecimal billed(String document, String partner, String number, String line);

  /**
   * A known order.
   *
   * @param closed whether nothing of it may be billed any more
   * @param lines its lines
   */
  record Known(boolean closed, List<OrderedLine> lines) {
    public Known {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of an order.
   *
   * @param line its number in the order
   * @param quantity what is ordered; null when the order does not say
   * @param unit UN/ECE Recommendation 20; empty when the order does not say
   * @param closed whether nothing of it may be billed any more
   */
  record OrderedLine(String line, BigDecimal quantity, String unit, boolean closed) {}
}
