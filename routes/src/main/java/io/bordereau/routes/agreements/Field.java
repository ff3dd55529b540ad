package io.bordereau.routes.agreements;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field of a configuration file means; reader, findings and the published JSON Schema are made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Field {
  /** What it means, in words. */
  String value();

  /** Whether it must be there. */
  boolean required() default false;

  /** What the text must look like, as a regular expression that JSON Schema knows too; empty for any. */
  String pattern() default "";

  /** The pattern in words, for findings. */
  String looks() default "";

  /** The least whole number or ratio. */
  double least() default -Double.MAX_VALUE;

  /** The greatest whole number or ratio. */
  double greatest() default Double.MAX_VALUE;

  /** The pattern of ids: files are named after them. */
  String ID = "[a-z0-9][a-z0-9-]{0,59}";

  /** The pattern of references to secrets; a value that does not fit it is never repeated. */
  String SECRET = "(env:[A-Za-z_][A-Za-z0-9_.]*|file:.+)";

  /** That pattern in words. */
  String SECRET_LOOKS = "env:NAME or file:PATH, never the secret itself";

  /** The pattern of the names of our own system's queues. */
  String QUEUE = "[A-Za-z0-9._-]{1,60}";

  /** That pattern in words. */
  String QUEUE_LOOKS = "letters, digits, dots and hyphens";
}
