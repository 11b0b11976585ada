package io.kaquan;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.fixture.PageRules;
import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.TableMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and document × every kind of person: what the table says, and nothing that the table
 * lacks.
 */
class AccessTest extends AccessScenario {
  private static final Path TABLE = Path.of("src/test/resources/access/pages.csv");

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** Fields of all forms together: each page takes those that it knows. */
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("email", "nobody"),
          Map.entry("role", "OPERATOR"),
          Map.entry("language", "en"),
          Map.entry("reason", "a test"),
          Map.entry("storeLink", "https://apps.example.com/b"),
          Map.entry("kind", "SERVICE"),
          Map.entry("code", "000000000000"),
          Map.entry("cardId", ""),
          Map.entry("requestNumber", "access-test"),
          Map.entry("answer", "no"));

  private static final List<String> WHO_LOOKS = List.of("owner", "consumer", "lead", "admin");

  @Autowired private JdbcClient db;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping pages;

  @Test
  void each_person_finds_what_the_table_says() throws IOException {
    List<String> different = new ArrayList<>();
    int looked = 0;
    for (NamedCsvRecord row : table()) {
      String path = path(row.getField("path"));
      List<String> closedFirst = new ArrayList<>(people.keySet());
      closedFirst.sort(
          (one, other) ->
              Boolean.compare(row.getField(one).equals("yes"), row.getField(other).equals("yes")));
      for (String person : closedFirst) {
        looked++;
        String found = visit(person, row.getField("method"), path);
        if (!found.equals(row.getField(person))) {
          different.add(
              row.getField("method")
                  + " "
                  + row.getField("path")
                  + " "
                  + person
                  + ": "
                  + row.getField(person)
                  + " expected, found "
                  + found);
        }
      }
    }
    assertThat(looked).isGreaterThan(800);
    assertThat(different).isEmpty();
  }

  @Test
  void the_table_holds_every_page() throws IOException {
    TreeSet<String> there = new TreeSet<>();
    pages
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              if (method
                  .getBeanType()
                  .getPackageName()
                  .matches(
                      "io\\.kaquan\\.(signin|console\\..*|files\\.media|till|staff\\.(review|operations)|wallet\\..*|demo)")) {
                mapping
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(
                        verb ->
                            mapping
                                .getPatternValues()
                                .forEach(path -> there.add(verb + " " + path)));
              }
            });
    // moves everybody's clock
    there.remove("POST /demo/clock");
    TreeSet<String> told = new TreeSet<>();
    table().forEach(row -> told.add(row.getField("method") + " " + row.getField("path")));
    assertThat(told).isEqualTo(there);
  }

  @Test
  void a_form_needs_its_token_and_looking_changes_nothing() throws IOException {
    List<String> taken = new ArrayList<>();
    for (NamedCsvRecord row : table()) {
      if (row.getField("method").equals("POST")) {
        int status =
            people
                .get(
                    WHO_LOOKS.stream()
                        .filter(one -> row.getField(one).equals("yes"))
                        .findFirst()
                        .orElse("owner"))
                .post(path(row.getField("path")), TYPED)
                .status();
        if (status != 403) {
          taken.add(row.getField("path") + " without its token: " + status);
        }
      }
    }
    assertThat(taken).isEmpty();

    TableMarks.awaitQuiet(db);
    assertThat(changedByLooking()).isEmpty();
  }

  private Set<String> changedByLooking() throws IOException {
    Map<String, String> before = TableMarks.of(db);
    for (NamedCsvRecord row : table()) {
      if (row.getField("method").equals("GET")) {
        for (String person : WHO_LOOKS) {
          // who is turned away at the door changes nothing behind it
          if (row.getField(person).equals("yes")) {
            people.get(person).get(path(row.getField("path")));
          }
        }
      }
    }
    return TableMarks.changed(before, TableMarks.of(db));
  }

  private static List<NamedCsvRecord> table() throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(TABLE)) {
      return rows.stream().toList();
    }
  }

  private String visit(String person, String method, String path) {
    PageVisitor browser = people.get(person);
    Page page;
    if (method.equals("GET")) {
      page =
          browser.get(
              path.equals("/till/outcome")
                  ? path + "?requestNumber=access-test&appid=" + things.get("/accounts/{appid}")
                  : path);
    } else {
      Map<String, String> fields = new HashMap<>(TYPED);
      fields.put("appid", things.get("/accounts/{appid}"));
      if (path.startsWith("/till/")) {
        fields.put("cardId", things.get("{cardId}"));
      }
      if (path.equals("/till/stores")) {
        fields.put("store", things.get("{till}"));
      }
      fields.put("_csrf", token(browser, path));
      page = browser.post(path, fields);
    }
    assertThat(PageRules.broken(page)).as(method + " " + path + " as " + person).isEmpty();
    if (page.path().matches("/(console|wallet)/sign-in")
        && !path.matches("/wallet/sign-in.*|/console/sign-in")) {
      return "sign-in";
    }
    if (page.status() == 401) {
      return "sign-in";
    }
    return switch (page.status()) {
      case 200, 204, 400, 409, 422 -> "yes";
      default -> Integer.toString(page.status());
    };
  }

  /** From a page that this person may open; the reviewers' pages give one to leads only. */
  private String token(PageVisitor browser, String path) {
    String from =
        path.startsWith("/wallet")
            ? "/wallet/sign-in"
            : path.matches("/ops/(calendar|letters|audit).*")
                ? "/ops/calendar"
                : path.startsWith("/ops")
                    ? "/ops/accounts/" + things.get("/accounts/{appid}")
                    : "/console/me";
    Matcher token = TOKEN.matcher(browser.get(from).html());
    return token.find() ? token.group(1) : "none";
  }
}
