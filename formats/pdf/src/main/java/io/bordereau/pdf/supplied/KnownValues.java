package io.bordereau.pdf.supplied;

import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that a document says anywhere: a value on the page that is none of these is not of this document.
 *
 * @param amounts all amounts, without their signs and trailing zeros
 * @param dates all dates
 * @param words all texts, in the form in which they are compared
 */
record KnownValues(Set<BigDecimal> amounts, Set<LocalDate> dates, Set<String> words) {
  static KnownValues of(Invoice invoice) {
    var known = new KnownValues(new HashSet<>(), new HashSet<>(), new HashSet<>());
    known.add(invoice);
    return known;
  }

  private void add(Object value) {
    switch (value) {
      case null -> { }
      case Money money -> amounts.add(money.amount().abs().stripTrailingZeros());
      case Moment moment -> dates.add(moment.date());
      case String text -> words.add(PageWords.plain(text));
      case List<?> list -> list.forEach(this::add);
      case Record group -> {
        for (var component : group.getClass().getRecordComponents()) {
          try {
            add(component.getAccessor().invoke(group));
          } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(group.getClass() + " is not open", e);
          }
        }
      }
      case Object other -> { }
    }
  }
}
