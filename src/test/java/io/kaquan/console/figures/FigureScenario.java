package io.kaquan.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.kaquan.card.design.CardId;
import io.kaquan.consumer.OpenId;
import io.kaquan.coupon.lifecycle.Actor;
import io.kaquan.coupon.lifecycle.Coupon;
import io.kaquan.coupon.lifecycle.CouponCommand;
import io.kaquan.fixture.CardMaker;
import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.platform.schedule.TimetableEntry;
import io.kaquan.platform.tenant.AppId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** A card on sale whose views, claims and redemptions are counted. */
abstract class FigureScenario extends MerchantScenario {
  static final Actor PROGRAM = Actor.api("203.0.113.1");

  @Autowired
  @Qualifier("closeFigures") TimetableEntry closing;

  String card;

  @BeforeEach
  void aCardOnSale() {
    card = onSale(CardMaker.aCashCard().of(appid).withStock(200));
  }

  List<NamedCsvRecord> file(String query, String by) {
    Page page = browser.get("/console/figures.csv?" + query + "&by=" + by);
    assertThat(page).returns(200, Page::status);
    assertThat(page.html()).startsWith("\uFEFF" + by);
    return CsvReader.builder().ofNamedCsvRecord(page.html().substring(1)).stream().toList();
  }

  /** The cells after the key. */
  static List<String> row(List<NamedCsvRecord> rows, String column, String key) {
    List<String> cells =
        rows.stream()
            .filter(row -> row.getField(column).equals(key))
            .findFirst()
            .orElseThrow()
            .getFields();
    return cells.subList(1, cells.size());
  }

  static String tile(String html, String name) {
    int begin = html.indexOf("id=\"figures-tile-" + name + "\"");
    assertThat(begin).as(name).isPositive();
    return html.substring(begin, html.indexOf("</dd>", begin));
  }

  Coupon issued(String channel) {
    return done(
        new CouponCommand.Issue(
            new AppId(appid),
            new CardId(card),
            new OpenId(somebody()),
            null,
            channel,
            null,
            PROGRAM));
  }
}
