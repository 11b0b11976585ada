package io.kaquan.merchant.material;

import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Material.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for, in the order of the pages. Source: the guide's 填写信息, as domain.md lists it.
 */
final class MaterialList {
  private static final List<Material> COMPANY =
      List.of(
          new Material("companyName", Kind.TEXT, 100),
          new Material("creditCode", Kind.CREDIT_CODE, 40),
          new Material("licence", Kind.SCAN, 0));
  private static final List<Material> CONTACT =
      List.of(
          new Material("contactName", Kind.TEXT, 50),
          new Material("phone", Kind.PHONE, 40),
          new Material("email", Kind.EMAIL, 200));
  private static final List<Material> APP =
      List.of(
          new Material("appName", Kind.TEXT, 60),
          new Material("packageName", Kind.PACKAGE, 150),
          new Material("storeLink", Kind.LINK, 500));
  private static final List<Material> SHOWN =
      List.of(
          new Material("brandName", Kind.TEXT, 36),
          new Material("logo", Kind.PICTURE, 0),
          new Material("description", Kind.LONG_TEXT, 1000));

  private MaterialList() {}

  /**
   * @param papers of the chosen category
   */
  static List<Material> of(Channel channel, List<Paper> papers) {
    List<Material> all = new ArrayList<>(COMPANY);
    all.addAll(CONTACT);
    if (channel == Channel.OPEN_PLATFORM) {
      all.addAll(APP);
    }
    all.add(new Material("category", Kind.CATEGORY, 60));
    papers.forEach(paper -> all.add(new Material(paper.key(), Kind.SCAN, 0, paper)));
    all.addAll(SHOWN);
    return List.copyOf(all);
  }
}
