package io.bordereau.edi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the answers to some data; see {@link Acknowledgements}. Not reused. */
final class Answers {
  private final Answering agreement;
  private final Predicate<Interchange> duplicate;
  private final List<Acknowledgements.Answer> made = new ArrayList<>();

  Answers(Answering agreement, Predicate<Interchange> duplicate) {
    this.agreement = agreement;
    this.duplicate = duplicate;
  }

  List<Acknowledgements.Answer> of(byte[] data) {
    return List.copyOf(made);
  }
}
