package io.bordereau.checks;

import io.bordereau.document.Order;
import io.bordereau.document.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules of a network need to know beside the document. */
public interface NetworkKnowledge {
  /** Nothing is known but what the clock says: no order, no number. */
  static NetworkKnowledge none(Instant now) {
    return new NetworkKnowledge() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Optional<KnownOrder> order(String number) {
        return Optional.empty();
      }

      @Override
      public boolean isUsed(String number) {
        return false;
      }

      @Override
      public boolean isRejected(String number) {
        return false;
      }
    };
  }

  /** The instant of the check. */
  Instant now();

  /** An order of the buyer by exactly this number. */
  Optional<KnownOrder> order(String number);

  /** Whether the buyer took another document of this number. */
  boolean isUsed(String number);

  /** Whether the buyer rejected another document of this number. */
  boolean isRejected(String number);

  /**
   * An order as its buyer left it.
   *
   * @param number its number
   * @param date its date; null when it has none
   * @param currency ISO 4217; null when it names none
   * @param closed whether nothing of it may be billed any more
   * @param lines its lines
   */
  record KnownOrder(String number, LocalDate date, String currency, boolean closed, List<KnownLine> lines) {
    public KnownOrder {
      lines = List.copyOf(lines);
    }

    /** What an order itself says; {@code closed} is whether it was cancelled or replaced since. */
    public static KnownOrder of(Order order, boolean closed) {
      return new KnownOrder(order.number(), order.issued() == null ? null : order.issued().date(), order.currency(), closed,
          order.lines().stream().filter(l -> l.id() != null).map(KnownLine::of).toList());
    }
  }

  /**
   * A line of an order.
   *
   * @param line its number
   * @param quantity what is ordered; null for a line that is ordered by its amount alone
   * @param unit UN/ECE Recommendation 20; null when the order names none
   * @param price net price of one unit; null when the order names none
   */
  record KnownLine(String line, BigDecimal quantity, String unit, BigDecimal price) {
    private static KnownLine of(OrderLine l) {
      var price = l.price() == null || l.price().baseQuantity() != null ? null : Case.number(l.price().net());
      return new KnownLine(l.id(), Case.number(l.quantity()), l.unit(), price);
    }
  }

  /**
   * What was agreed with one buyer of a network.
   *
   * @param network {@code ariba} or {@code coupa}
   * @param options the choices of the format, such as {@code memo: header}
   * @param settings the buyer's own settings, and what becomes of single rules
   */
  record Terms(String network, Map<String, String> options, Map<String, String> settings) {
    public Terms {
      options = Map.copyOf(options);
      settings = Map.copyOf(settings);
    }

    /** A setting; null when the buyer did not make it. */
    String setting(String name) {
      return settings.get(name);
    }

    /** Whether a setting is {@code required}, {@code yes} or {@code none}, whichever is asked. */
    boolean says(String name, String value) {
      return value.equals(settings.get(name));
    }

    /** A setting that is a number; {@code otherwise} when the buyer did not make it. */
    int number(String name, int otherwise) {
      var said = settings.get(name);
      return said == null ? otherwise : Integer.parseInt(said);
    }

    /** The buyer's days begin and end here. */
    ZoneId zone() {
      var said = settings.get("time-zone");
      return said == null ? ZoneId.of("UTC") : ZoneId.of(said);
    }
  }
}
