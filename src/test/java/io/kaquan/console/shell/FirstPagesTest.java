package io.kaquan.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.PageVisitor;
import io.kaquan.fixture.PageVisitor.Page;
import io.kaquan.fixture.Scenario;
import org.junit.jupiter.api.Test;

class FirstPagesTest extends Scenario {

  @Test
  void the_first_page_says_what_this_is_and_leads_on() {
    Page page = new PageVisitor(address("")).get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).contains("href=\"/console\"", "href=\"/demo\"", "href=\"/camunda/\"");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'");
  }

  @Test
  void an_address_with_nothing_behind_it_says_so_in_the_readers_language() {
    PageVisitor browser = new PageVisitor(address(""));

    assertThat(browser.get("/nowhere"))
        .returns(404, Page::status)
        .extracting(Page::html)
        .asString()
        .contains("There is no such page")
        .doesNotContain("Exception", "Whitelabel");
    assertThat(browser.get("/nowhere?lang=zh-CN").html()).contains("页面不存在");
  }
}
