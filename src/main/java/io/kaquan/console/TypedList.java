package io.kaquan.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of people as it was typed: an openid a line, with a code behind a comma where the merchant names codes. */
final class TypedList {
  static final int MOST = 500;

  /**
   * One person.
   *
   * @param place counted from 1, empty lines too, as the text shows it
   * @param code empty for none
   * @param sameAs the place of the line before that says the same; 0 for none
   */
  record Line(int place, String openid, String code, int sameAs) {

    /** The line as it is meant. */
    String text() {
      return code.isEmpty() ? openid : openid + "," + code;
    }
  }

  private TypedList() {}

  /** The lines that say something; spaces, quotes and other commas are forgiven. */
  static List<Line> read(String typed) {
    List<Line> lines = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    String[] all = typed.split("\\R", -1);
    for (int place = 1; place <= all.length; place++) {
      String[] parts = all[place - 1].split("[,，\\t]", 2);
      Line line = new Line(place, bare(parts[0]), parts.length > 1 ? bare(parts[1]) : "", 0);
      if (!line.text().isEmpty()) {
        Integer before = seen.putIfAbsent(line.text(), place);
        lines.add(before == null ? line : new Line(place, line.openid(), line.code(), before));
      }
    }
    return lines;
  }

  private static String bare(String part) {
    return part.replaceAll("^[\\s\\p{Cf}\"]+|[\\s\\p{Cf}\"]+$", "");
  }
}
