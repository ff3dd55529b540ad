package io.bordereau.routes.agreements;

import io.bordereau.document.Invoice;
import io.bordereau.document.Term;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The ids of all terms of the canonical documents, so that a misspelt one in an agreement is noticed. */
final class Terms {
  /** All of them. */
  static final Set<String> ALL = all();

  private Terms() {}

  private static Set<String> all() {
    Set<String> terms = new TreeSet<>();
    collect(Invoice.class, terms, new HashSet<>());
    return Set.copyOf(terms);
  }

  private static void collect(Class<?> type, Set<String> terms, Set<Class<?>> seen) {
    if (!type.isRecord() || !seen.add(type)) {
      return;
    }
    for (RecordComponent part : type.getRecordComponents()) {
      Term term = part.getAnnotation(Term.class);
      if (term != null) {
        terms.add(term.value());
        for (String pair : term.within().split(" ")) {
          terms.add(pair.substring(pair.indexOf('=') + 1));
        }
      }
      collect(element(part.getGenericType()), terms, seen);
    }
    terms.remove("");
  }

  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType many ? element(many.getActualTypeArguments()[0]) : (Class<?>) type;
  }
}
