package io.kaquan.merchant.material;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of business and the papers that each needs: data that an operator can change. */
@Repository
class Categories {
  private static final String ALL =
      """
      SELECT c.code, g.chinese AS group_chinese, g.english AS group_english, c.chinese, c.english,
             p.code AS paper, p.chinese AS paper_chinese, p.english AS paper_english
        FROM category c
        JOIN category g ON g.code = c.parent
        LEFT JOIN category_paper cp ON cp.category = c.code
        LEFT JOIN paper p ON p.code = cp.paper
       ORDER BY g.position, c.position, cp.position
      """;

  private final JdbcClient db;

  Categories(JdbcClient db) {
    this.db = db;
  }

  /** In the order of the pages. */
  List<Category> all() {
    Map<String, Category> categories = new LinkedHashMap<>();
    db.sql(ALL)
        .query(
            row -> {
              Category before = categories.get(row.getString("code"));
              List<Paper> papers = before == null ? List.of() : before.papers();
              if (row.getString("paper") != null) {
                papers =
                    java.util.stream.Stream.concat(
                            papers.stream(),
                            java.util.stream.Stream.of(
                                new Paper(
                                    row.getString("paper"),
                                    row.getString("paper_chinese"),
                                    row.getString("paper_english"))))
                        .toList();
              }
              categories.put(
                  row.getString("code"),
                  new Category(
                      row.getString("code"),
                      new Category.Name(
                          row.getString("group_chinese"), row.getString("group_english")),
                      new Category.Name(row.getString("chinese"), row.getString("english")),
                      papers));
            });
    return List.copyOf(categories.values());
  }

  Optional<Category> find(String code) {
    return all().stream().filter(category -> category.code().equals(code)).findFirst();
  }
}
