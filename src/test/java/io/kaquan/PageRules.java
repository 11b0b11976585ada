package io.kaquan;

import io.kaquan.PageVisitor.Page;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for every page that a browser gets. */
final class PageRules {
  private PageRules() {}

  /** What this answer does against them. Empty is good. */
  static List<String> broken(Page page) {
    List<String> broken = new ArrayList<>();
    page.response().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> !cookie.contains("HttpOnly") || !cookie.contains("SameSite="))
        .forEach(broken::add);
    String type = page.response().headers().firstValue("Content-Type").orElse("");
    // letters in the demo's mailbox are shown in a sandbox, with their own styles
    if (!type.startsWith("text/html")
        || page.path().startsWith("/demo/mailbox/")
        || page.path().startsWith("/camunda")) {
      return broken;
    }
    String policy = page.response().headers().firstValue("Content-Security-Policy").orElse("none");
    if (policy.contains("unsafe")
        || !policy.contains("default-src 'none'")
        || !policy.contains("frame-ancestors 'none'")) {
      broken.add("policy " + policy);
    }
    Document html = Jsoup.parse(page.html());
    for (Element element : html.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                if (attribute.getKey().matches("style|on[a-z]+")) {
                  broken.add(element.tagName() + " " + attribute);
                }
              });
    }
    html.select("script, style").stream()
        .filter(one -> !one.data().isBlank())
        .map(Element::outerHtml)
        .forEach(broken::add);
    html.select("form[method=post]").stream()
        .filter(form -> form.select("input[name=_csrf]").size() != 1)
        .map(form -> "no token: " + form.attr("action"))
        .forEach(broken::add);
    html.select("[src], link[href]").stream()
        .map(one -> one.attr("src") + one.attr("href"))
        .filter(address -> address.matches("(https?:)?//.*"))
        .forEach(broken::add);
    if (html.text().matches("(?s).*\\?\\?[a-z][a-zA-Z.-]+_(en|zh_CN)\\?\\?.*")) {
      broken.add("a word is missing");
    }
    return broken;
  }
}
