package io.kaquan.platform.staff;

/** The ids of the groups of the platform's staff, as the engine's identity service holds them. */
public final class StaffGroups {
  public static final String REVIEWERS = "reviewers";
  public static final String LEAD_REVIEWERS = "lead-reviewers";
  public static final String SETTLEMENT = "settlement";
  public static final String ANALYSTS = "analysts";
  public static final String OPERATORS = "operators";
  public static final String ADMINISTRATORS = "camunda-admin";

  private StaffGroups() {}
}
