package io.bordereau.mapping;

/**
 * The places that a profile of a format uses. A mapping narrowed to it ({@link Mapping.Builder#room}) has no rows at other places: what
 * they would hold is in the loss account, like everything that a format has no place for.
 */
@FunctionalInterface
public interface Extent {
  /**
   * How often a place may stand in its surroundings.
   *
   * @param place path of element names below the root; an attribute goes with its element
   * @return 0 when the profile does not use it, {@link Integer#MAX_VALUE} when there is no bound
   */
  int room(String place);
}
