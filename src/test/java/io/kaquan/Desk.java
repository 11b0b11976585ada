package io.kaquan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A member of the staff at one of Camunda's web applications, by eyes and hands. */
public final class Desk {
  private static final double SOON = 8_000;

  private final Page page;
  private final String server;

  private Desk(Page page, String server) {
    this.page = page;
    this.server = server;
  }

  /**
   * @param name and password, for the demo's people
   */
  public static Desk signedIn(Page page, String server, String name, String application) {
    Locator password = page.locator("input[type=password]");
    // its scripts give up for good when one of them is slow to come, as on a busy machine
    page.waitForCondition(
        () -> {
          try {
            page.navigate(server + "/camunda/app/" + application + "/default/");
            password.waitFor(new Locator.WaitForOptions().setTimeout(SOON));
            return true;
          } catch (TimeoutError blank) {
            return false;
          }
        },
        new Page.WaitForConditionOptions().setTimeout(10 * SOON));
    // the form may be drawn anew while it is being filled in: what was typed before is gone then
    page.waitForCondition(
        () -> {
          try {
            if (password.isVisible()) {
              page.fill("input[type=text]", name, new Page.FillOptions().setTimeout(SOON));
              password.fill(name, new Locator.FillOptions().setTimeout(SOON));
              page.click("button[type=submit]", new Page.ClickOptions().setTimeout(SOON));
            }
            password.waitFor(
                new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.HIDDEN)
                    .setTimeout(SOON));
            return true;
          } catch (TimeoutError drawnAnew) {
            return false;
          }
        });
    return new Desk(page, server);
  }

  public Page page() {
    return page;
  }

  public void claim(String businessKey) {
    Object task = new Reviewer(server, "reviewer").task(businessKey).get("id");
    // from another page: within Tasklist the task that was open before might be the one that is
    // claimed
    page.navigate("about:blank");
    page.navigate(server + "/camunda/app/tasklist/default/#/?task=" + task);
    page.locator("button:has-text(\"Claim\")").first().click();
  }

  /** Tasklist shows the form anew once the task is claimed: what was clicked before is gone. */
  public void acceptAll() {
    page.waitForCondition(
        () -> {
          page.getByText("全部接受 Accept all").click();
          return page.locator(".kq-decision").innerText().contains("Approve")
              && page.locator("button:has-text(\"Complete\")").isEnabled();
        });
  }

  /** Refuses one material, named by its Chinese label, for a usual reason. */
  public void refuse(String label, int usualReason) {
    Locator material = page.locator("fieldset:has(legend:has-text(\"" + label + "\"))");
    material.getByText("驳回 Refuse").click();
    material.locator("select").selectOption(new SelectOption().setIndex(usualReason));
    assertThat(page.locator(".kq-decision")).containsText("驳回 Refuse");
  }

  /** A form with one decision for the whole. */
  public void approve(String businessKey) {
    claim(businessKey);
    page.getByText("通过 Approve").click();
    complete(businessKey);
  }

  public void complete(String businessKey) {
    page.locator("button:has-text(\"Complete\")").click();
    Awaitility.await("the task is done")
        .atMost(Duration.ofSeconds(30))
        .until(() -> new Reviewer(server, "reviewer").tasks(businessKey).isEmpty());
  }
}
