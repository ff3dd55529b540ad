package io.bordereau.law;

import java.time.LocalDate;

/**
 * Words that the law wants to see on an invoice in a certain case: a row of {@code legal-notices.csv}, chosen for one document.
 *
 * @param kind the case, such as {@code reverse-charge}, {@code intra-community}, {@code self-billing} or {@code retention}
 * @param country ISO 3166-1 alpha-2 code of the country whose law it is; {@code EU} where the words are those of Directive 2006/112/EC
 * @param text the words, in the language of the page where there are any in it, else in a language of the country
 * @param article the article that allows or demands it, in the same language; empty when none needs to be named
 * @param since first day on which the words were right; null when the table reaches no further back
 * @param until last day; null while they are in force
 * @param source where the rule stands
 * @param certainty high, medium or low
 * @param language the language of the words, a tag of BCP 47: not always that of the page
 */
public record LegalNotice(String kind, String country, String text, String article, LocalDate since, LocalDate until, String source,
    String certainty, String language) {

  /** What stands on the page: the words, and the article behind them in parentheses. */
  public String sentence() {
    return article.isEmpty() ? text : text + " (" + article + ")";
  }
}
