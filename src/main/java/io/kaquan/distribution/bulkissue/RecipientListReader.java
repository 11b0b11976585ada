package io.kaquan.distribution.bulkissue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kaquan.files.csv.Cells;
import io.kaquan.files.csv.Lines;
import io.kaquan.messaging.notification.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.core.io.InputStreamSource;

/**
 * Reads a list of people line by line in constant memory, as spreadsheets in China and elsewhere
 * write it: UTF-8, or else GBK; cells parted by comma, semicolon or tab; the columns in their
 * order, or as the first line calls them. Each line is parsed for itself, so that a lonely quote
 * costs its line and not the list.
 */
class RecipientListReader implements AutoCloseable {
  private static final int LONGEST_READ = 2000;
  private static final int LONGEST_KEPT = 254;
  private static final int LONGEST_CODE = 64;
  private static final int END = -1;
  private static final Charset GBK = Charset.forName("GB18030");
  private static final String SEPARATORS = ",;\t";

  /** Typed for a comma on a Chinese keyboard. */
  private static final char WIDE_COMMA = '，';

  private static final Pattern EMPTY = Pattern.compile("[\\s\\p{Cf}\\p{Z},;，\"]*");
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\uFFFD]");
  private static final Pattern OPENID = Pattern.compile("o[A-Za-z0-9_-]{27}");
  private static final List<List<String>> HEADINGS =
      List.of(
          List.of("recipient", "openid", "email", "e-mail", "收件人", "接收人", "用户", "邮箱"),
          List.of("code", "券码", "卡券码"),
          List.of("note", "name", "备注", "姓名"));

  private final Lines lines;
  private char separator;

  /** Where recipient, code and note stand. */
  private int[] places;

  private RecipientListReader(Lines lines) {
    this.lines = lines;
  }

  /** Looks through the list once to see how it is written. */
  static RecipientListReader of(InputStreamSource list) throws IOException {
    try (InputStream bytes = list.getInputStream()) {
      Reader strict =
          new InputStreamReader(
              bytes,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      char[] some = new char[1 << 13];
      while (strict.read(some) != END) {
        // only whether it can be read
      }
    } catch (CharacterCodingException notUtf8) {
      return new RecipientListReader(lines(list, GBK));
    }
    return new RecipientListReader(lines(list, StandardCharsets.UTF_8));
  }

  private static Lines lines(InputStreamSource list, Charset written) throws IOException {
    return new Lines(new InputStreamReader(list.getInputStream(), written), LONGEST_READ);
  }

  /** The next line that says something; null at the end. */
  BulkIssueLine next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (EMPTY.matcher(line).matches()) {
        continue;
      }
      if (places != null) {
        return read(line);
      }
      separator = separator(line);
      List<String> cells = cells(line);
      if (!isHeading(cells)) {
        places = new int[] {0, 1, 2};
        return read(line);
      }
      places = HEADINGS.stream().mapToInt(names -> place(names, cells)).toArray();
    }
    return null;
  }

  private static char separator(String line) {
    return (char)
        SEPARATORS
            .chars()
            .reduce((one, other) -> count(line, other) > count(line, one) ? other : one)
            .orElse(',');
  }

  private static long count(String line, int sign) {
    return line.chars().filter(one -> one == sign).count();
  }

  private static boolean isHeading(List<String> cells) {
    return place(HEADINGS.get(0), cells) != END;
  }

  private static int place(List<String> names, List<String> cells) {
    return IntStream.range(0, cells.size())
        .filter(i -> names.contains(cells.get(i).toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(END);
  }

  private BulkIssueLine read(String line) {
    List<String> cells = line.length() < LONGEST_READ ? cells(line) : List.of(line);
    String said = cell(cells, 0, LONGEST_KEPT);
    boolean mail = said.indexOf('@') >= 0;
    String recipient = mail ? EmailAddress.read(said) : said;
    String code = cell(cells, 1, LONGEST_CODE);
    String note = cell(cells, 2, LONGEST_KEPT);
    boolean right = mail ? EmailAddress.isRight(recipient) : OPENID.matcher(recipient).matches();
    return new BulkIssueLine(
        lines.number(),
        recipient,
        code.isEmpty() ? null : code,
        note.isEmpty() ? null : note,
        right ? null : BulkIssueOutcome.MALFORMED,
        null,
        null);
  }

  private List<String> cells(String line) {
    char between =
        line.indexOf(separator) < 0 && line.indexOf(WIDE_COMMA) >= 0 ? WIDE_COMMA : separator;
    try (CsvReader<CsvRecord> parsed =
        CsvReader.builder().fieldSeparator(between).ofCsvRecord(line)) {
      return parsed.stream().findFirst().map(CsvRecord::getFields).orElse(List.of()).stream()
          .map(Cells::bare)
          .toList();
    } catch (IOException | RuntimeException noCsv) {
      return List.of(Cells.bare(line));
    }
  }

  private String cell(List<String> cells, int column, int longest) {
    int place = places[column];
    String cell = place == END || place >= cells.size() ? "" : cells.get(place);
    return NO_TEXT.matcher(Cells.cut(Cells.plain(cell), longest)).replaceAll("\uFFFD");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
