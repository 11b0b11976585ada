package io.kaquan.staff.tasklist;

/**
 * The words shared with the three models that have something reviewed, and with the groups of the
 * staff.
 */
final class ReviewTasks {
  static final String REVIEWERS = "reviewers";
  static final String LEAD_REVIEWERS = "lead-reviewers";
  static final String SECOND_OPINION = "Task_SecondOpinion";

  private static final String[] PROCESSES = {"MerchantActivation", "CardLifecycle", "Review"};
  private static final String[] TASKS = {
    "Task_ReviewApplication", SECOND_OPINION, "Task_ReviewRequest", "Task_ReviewCard"
  };

  private ReviewTasks() {}

  static String[] processes() {
    return PROCESSES.clone();
  }

  static String[] tasks() {
    return TASKS.clone();
  }
}
