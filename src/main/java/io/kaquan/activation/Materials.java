package io.kaquan.activation;

/** What a merchant hands in with an application. Texts as typed, stripped; never null, empty where nothing was typed. */
public record Materials(String companyName, String creditCode, String contactName, String phone, String email,
    String category, String description) {
  public static final Materials NONE = new Materials("", "", "", "", "", "", "");

  public Materials {
    companyName = stripped(companyName);
    creditCode = stripped(creditCode);
    contactName = stripped(contactName);
    phone = stripped(phone);
    email = stripped(email);
    category = stripped(category);
    description = stripped(description);
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
