package io.bordereau.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ties a record component to its term. EN 16931-1 numbers a seller's city and a buyer's city differently although both are
 * cities: {@link #within} renames the terms of a shared group for one place of use.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Term {
  /** The id: {@code BT-1}, {@code BG-4}, or {@code BX-12} for an extension of this project. */
  String value();

  /** Blank-separated {@code component.path=ID} pairs that rename terms inside this group, e.g. {@code "address.city=BT-37"}. */
  String within() default "";
}
