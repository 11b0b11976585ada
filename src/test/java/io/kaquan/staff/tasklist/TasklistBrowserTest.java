package io.kaquan.staff.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.kaquan.fixture.Chromium;
import io.kaquan.fixture.Desk;
import io.kaquan.platform.guard.UnderReview;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Tasklist's own pages show of ours, in a browser. */
class TasklistBrowserTest extends UnderReview {
  private static final double SOON = 4_000;
  private static Chromium chromium;

  @Autowired private JdbcClient db;

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void a_lead_assigns_a_task_and_the_reviewer_finds_it_among_his_own() {
    Page lead = signedIn("lead");
    lead.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
    lead.locator(".kq-assign").click();
    lead.selectOption("#kq-person", "reviewer");
    lead.selectOption("#kq-priority", "90");
    Chromium.picture(lead, "tasklist-assign-1440");
    lead.locator(".kq-dialog button[type=submit]").click();
    Awaitility.await("the task is the reviewer's")
        .until(() -> "reviewer".equals(waiting().getAssignee()));
    assertThat(waiting()).returns(90, Task::getPriority);

    Page reviewer = signedIn("reviewer");
    Locator row = reviewer.locator("li.task:has(a[href*=\"" + task + "\"])");
    // the filters may be drawn anew while one of them is being clicked: nothing comes of it then
    reviewer.waitForCondition(
        () -> {
          reviewer.getByText("我的任务 Mine").first().click();
          try {
            row.waitFor(new Locator.WaitForOptions().setTimeout(SOON));
            return true;
          } catch (TimeoutError drawnAnew) {
            return false;
          }
        });
    assertThat(row).containsText("晨光咖啡");
    assertThat(row).containsText("公众平台 Official account platform");
    assertThat(row).containsText("第 1 轮 Round 1");
    assertThat(row.locator(".kq-left")).containsText("h left");
    Chromium.picture(reviewer, "tasklist-rows-1440");
    reviewer.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
    assertThat(reviewer.locator("button.kq-assign")).hasCount(0);
  }

  @Test
  void the_papers_are_in_a_tab_of_their_own_and_each_look_is_recorded() {
    int before = looks();
    Page desk = signedIn("reviewer");
    desk.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
    desk.getByText("文件 Documents").click();

    Locator pictures = desk.locator(".kq-papers img");
    pictures.first().evaluate("image => image.decode()");
    Chromium.picture(desk, "tasklist-documents-1440");
    assertThat(desk.locator(".kq-papers")).containsText("营业执照扫描件 Business licence (scan)");
    assertThat(desk.locator(".kq-papers a").first()).hasAttribute("target", "_blank");
    assertThat(pictures.count()).isGreaterThanOrEqualTo(3);
    assertThat(looks()).isGreaterThan(before);
  }

  private int looks() {
    return db.sql(
            "SELECT count(*) FROM document_view v JOIN document d ON d.id = v.document_id WHERE d.merchant_id = :merchant")
        .param("merchant", merchantId)
        .query(Integer.class)
        .single();
  }

  private Page signedIn(String name) {
    return Desk.signedIn(chromium.window(1440), address(""), name, "tasklist").page();
  }
}
