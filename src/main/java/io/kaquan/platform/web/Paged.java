package io.kaquan.platform.web;

import java.util.List;
import java.util.function.IntFunction;

/**
 * One page of a list that is too long to be shown at once.
 *
 * @param page from 1
 */
public record Paged<T>(List<T> rows, int page, int pages) {
  public static final int ON_A_PAGE = 50;

  /**
   * Of a list that is short enough to be read whole.
   *
   * @param asked the last page for one that is behind it, and the first for one that is before it
   */
  public static <T> Paged<T> of(List<T> all, int asked) {
    return of(all.size(), asked, from -> all.subList(from, Math.min(from + ON_A_PAGE, all.size())));
  }

  /**
   * Of a list that is read by pages.
   *
   * @param some the {@link #ON_A_PAGE} from this one on, from 0
   */
  public static <T> Paged<T> of(int all, int asked, IntFunction<List<T>> some) {
    int pages = Math.max(1, (all + ON_A_PAGE - 1) / ON_A_PAGE);
    int page = Math.max(1, Math.min(asked, pages));
    return new Paged<>(List.copyOf(some.apply((page - 1) * ON_A_PAGE)), page, pages);
  }
}
