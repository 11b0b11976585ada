package io.kaquan.merchant.store;

/**
 * What a merchant says of a store. Texts as typed, stripped; never null, empty where nothing was
 * typed.
 *
 * @param branch which of several of the same name
 * @param hours when it is open, in the merchant's words
 * @param longitude degrees, GCJ-02, together with {@code latitude} or not at all
 */
public record StoreDetails(
    String name,
    String branch,
    String province,
    String city,
    String district,
    String address,
    String telephone,
    String hours,
    String introduction,
    String longitude,
    String latitude) {

  /** Nothing typed yet. */
  public static final StoreDetails NOTHING =
      new StoreDetails(null, null, null, null, null, null, null, null, null, null, null);

  public StoreDetails {
    name = stripped(name);
    branch = stripped(branch);
    province = stripped(province);
    city = stripped(city);
    district = stripped(district);
    address = stripped(address);
    telephone = stripped(telephone);
    hours = stripped(hours);
    introduction = stripped(introduction);
    longitude = stripped(longitude);
    latitude = stripped(latitude);
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
