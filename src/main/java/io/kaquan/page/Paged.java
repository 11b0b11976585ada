package io.kaquan.page;

import java.util.List;

/**
 * One page of a list that is short enough to be read whole, and too long to be shown at once.
 *
 * @param page from 1
 */
public record Paged<T>(List<T> rows, int page, int pages) {
  private static final int ON_A_PAGE = 50;

  /** @param asked the last page for one that is behind it, and the first for one that is before it */
  public static <T> Paged<T> of(List<T> all, int asked) {
    int pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
    int page = Math.max(1, Math.min(asked, pages));
    return new Paged<>(List.copyOf(all.subList((page - 1) * ON_A_PAGE, Math.min(page * ON_A_PAGE, all.size()))), page, pages);
  }
}
