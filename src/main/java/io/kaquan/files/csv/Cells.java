package io.kaquan.files.csv;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts in cells of a CSV. */
public final class Cells {
  private static final Pattern CHANGED =
      Pattern.compile("\\d{10,}|[=+@＝＋＠－\\t\\r\\n-].*", Pattern.DOTALL);
  private static final String BLANK = "[\\s\\p{Cf}\\p{Z}]";
  // begun only where blanks begin: else a long gap is read again from each of its places
  private static final Pattern AROUND =
      Pattern.compile("^" + BLANK + "+|(?<!" + BLANK + ")" + BLANK + "+$");
  private static final String MARK = "`";

  private Cells() {}

  /**
   * With a backtick before what a spreadsheet would take for a number and round, as in WeChat Pay's
   * bills, and before what it would take for a formula. Empty for null.
   */
  public static String kept(@Nullable String text) {
    return text == null ? "" : CHANGED.matcher(text).matches() ? MARK + text : text;
  }

  /** A text that may have been {@link #kept}, as it was. */
  public static String plain(String cell) {
    return cell.length() > 1 && cell.startsWith(MARK) ? cell.substring(1) : cell;
  }

  /** Without blanks and invisible signs around it. */
  public static String bare(String cell) {
    return AROUND.matcher(cell).replaceAll("");
  }

  /** At most so many signs of it; no sign of two halves is parted. */
  public static String cut(String cell, int longest) {
    int end = Math.min(cell.length(), longest);
    return cell.substring(
        0, end > 0 && Character.isHighSurrogate(cell.charAt(end - 1)) ? end - 1 : end);
  }
}
