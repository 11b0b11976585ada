package io.kaquan.console.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.fixture.MerchantScenario;
import io.kaquan.fixture.PageVisitor.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A merchant who makes cards in the console, and the steps of the wizard as a browser without
 * scripts takes them.
 */
abstract class WizardScenario extends MerchantScenario {
  static final String NEW = "/console/cards/new";

  static final Map<String, String> LOOK =
      Map.of(
          "brand_name",
          "晨光咖啡",
          "logo_url",
          "https://cdn.example.com/logo.png",
          "title",
          "十元券 <b>",
          "color",
          "Color050",
          "notice",
          "付款时出示二维码");

  static final Map<String, String> CASH =
      Map.of(
          "reduce_cost",
          "9.90",
          "least_cost",
          "￥30",
          "date_type",
          CardEntry.TERM,
          "fixed_term",
          "30",
          "fixed_begin_term",
          "");

  static final Map<String, String> USE =
      Map.of(
          "quantity",
          "１,000",
          "get_limit",
          "2",
          "can_give_friend",
          "true",
          "location",
          "all",
          "code_type",
          "CODE_TYPE_BARCODE",
          "description",
          "每单限用一张\n不找零",
          "service_phone",
          "020-12345678");

  String begin(String type) {
    browser.get(NEW);
    return browser.submit(NEW, Map.of("card_type", type)).path().replace("/look", "");
  }

  String filled() {
    String draft = begin("CASH");
    next(draft, "look", LOOK);
    next(draft, "worth", CASH);
    next(draft, "use", USE);
    return draft;
  }

  Page next(String draft, String step, Map<String, String> typed) {
    return go(draft, step, typed, "next");
  }

  Page go(String draft, String step, Map<String, String> typed, String button) {
    browser.get(draft + "/" + step);
    return browser.submit(draft + "/" + step, with(typed, Map.of("go", button)));
  }

  static Map<String, String> with(Map<String, String> typed, Map<String, String> other) {
    Map<String, String> all = new HashMap<>(typed);
    all.putAll(other);
    return all;
  }

  static String found(Page page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page.html());
    assertThat(found.find()).as(pattern + " in " + page.html()).isTrue();
    return found.group(1);
  }
}
