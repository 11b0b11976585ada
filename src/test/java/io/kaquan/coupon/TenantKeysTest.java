package io.kaquan.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.Scenario;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of the hot path can be distributed or partitioned by appid: each of their primary and
 * unique keys holds it, and each statement on them names it.
 */
class TenantKeysTest extends Scenario {
  private static final List<String> TABLES =
      List.of("coupon", "coupon_former_code", "coupon_holder", "coupon_request");

  /** Tables beside the hot path that are distributed with it: their keys hold the appid too. */
  private static final List<String> BESIDE =
      List.of(
          "code_batch",
          "code_batch_line",
          "coupon_attempt",
          "coupon_event",
          "coupon_figure",
          "coupon_tally",
          "figure_card",
          "figure_card_part",
          "figure_day",
          "figure_part",
          "gift");

  /** Statements that serve all tenants, and why they may. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "CouponRepository.COLUMNS",
          "the beginning of other statements",
          "CouponRepository.NEXT_TO_EXPIRE",
          "finds the tenant that the sweep works for next, and locks nothing");

  private static final Pattern TABLE =
      Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(" + String.join("|", TABLES) + ")\\b");
  private static final Pattern CONDITIONS =
      Pattern.compile("\\b(?:WHERE|ON|USING)\\b(.*)", Pattern.DOTALL);
  private static final Pattern INSERTED =
      Pattern.compile("\\bINSERT INTO (?:" + String.join("|", TABLES) + ") \\(([^)]*)\\)");
  private static final Pattern APPID = Pattern.compile("\\bappid\\b");

  @Autowired private JdbcClient db;

  @Test
  void every_key_of_a_table_of_the_hot_path_holds_the_appid() {
    List<String> keys =
        db.sql(
                """
                SELECT t.relname || ': ' || k.relname || CASE WHEN a.attname IS NULL THEN ' lacks appid' ELSE '' END
                  FROM pg_index i
                  JOIN pg_class k ON k.oid = i.indexrelid
                  JOIN pg_class t ON t.oid = i.indrelid
                  LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'appid' AND a.attnum = ANY (i.indkey)
                 WHERE i.indisunique AND t.relname = ANY (:tables)
                   AND t.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'coupon'::regclass)
                """)
            .param("tables", Stream.concat(TABLES.stream(), BESIDE.stream()).toArray(String[]::new))
            .query(String.class)
            .list();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(TABLES.size() + BESIDE.size());
    assertThat(keys).noneMatch(key -> key.endsWith("lacks appid"));
  }

  @Test
  void every_statement_on_a_table_of_the_hot_path_names_the_appid() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> checked = new ArrayList<>();
    for (Class<?> repository : repositories()) {
      for (Field field : repository.getDeclaredFields()) {
        String name = repository.getSimpleName() + "." + field.getName();
        String sql = statement(field);
        if (TABLE.matcher(sql).find()) {
          checked.add(name);
          if (!EXCEPTIONS.containsKey(name) && !namesTheAppid(sql)) {
            wrong.add(name);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).containsAll(EXCEPTIONS.keySet()).hasSizeGreaterThan(20);
  }

  /** Both what it writes and what it looks for. */
  private static boolean namesTheAppid(String sql) {
    Matcher inserted = INSERTED.matcher(sql);
    boolean isInsert = inserted.find();
    Matcher conditions = CONDITIONS.matcher(sql);
    return (!isInsert || APPID.matcher(inserted.group(1)).find())
        && (conditions.find() ? APPID.matcher(conditions.group(1)).find() : isInsert);
  }

  private static String statement(Field field) throws IllegalAccessException {
    if (!Modifier.isStatic(field.getModifiers()) || field.getType() != String.class) {
      return "";
    }
    field.setAccessible(true);
    return (String) field.get(null);
  }

  private static List<Class<?>> repositories() throws ClassNotFoundException {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Repository.class));
    List<Class<?>> found = new ArrayList<>();
    for (BeanDefinition bean : scan.findCandidateComponents("io.kaquan.coupon")) {
      found.add(Class.forName(bean.getBeanClassName()));
    }
    return found;
  }
}
