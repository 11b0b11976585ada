package io.kaquan.merchant.activation;

import io.kaquan.merchant.account.Account;
import io.kaquan.merchant.account.Accounts;
import io.kaquan.merchant.account.Channel;
import io.kaquan.merchant.material.Material;
import io.kaquan.merchant.material.MaterialForms;
import io.kaquan.merchant.member.Member;
import io.kaquan.merchant.member.Merchants;
import io.kaquan.messaging.notification.Letter;
import io.kaquan.messaging.notification.Notice;
import io.kaquan.messaging.notification.Notifications;
import io.kaquan.messaging.notification.Reason;
import io.kaquan.platform.calendar.Minutes;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.BothLanguages;
import io.kaquan.platform.web.Languages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What people are told about an application. The facts of a letter: 0 merchant, 1 account, 2
 * channel, 3 round, 4 due moment; those of a notice: 0 account, 1 round, 2 due moment.
 */
@Component
class ActivationLetters {
  /** The words that ask for new materials. */
  private static final Set<String> MENDED =
      Set.of("activation-refused", "activation-lapse-warning");

  private final Notifications notifications;
  private final Minutes minutes;
  private final Merchants merchants;
  private final MaterialForms forms;
  private final Accounts accounts;
  private final Addresses addresses;
  private final MessageSource words;
  private final BothLanguages both;

  ActivationLetters(
      Notifications notifications,
      Minutes minutes,
      Merchants merchants,
      MaterialForms forms,
      Accounts accounts,
      Addresses addresses,
      MessageSource words,
      BothLanguages both) {
    this.notifications = notifications;
    this.minutes = minutes;
    this.merchants = merchants;
    this.forms = forms;
    this.accounts = accounts;
    this.addresses = addresses;
    this.words = words;
    this.both = both;
  }

  /** A notice, and a letter to each owner in the owner's language. */
  void toMerchant(String kind, Application application) {
    String page =
        "/console/applications/" + application.id() + (MENDED.contains(kind) ? "/materials" : "");
    List<Reason> reasons = reasons(application);
    notifications.post(
        new Notice(
            application.merchantId().value(),
            kind,
            List.of(
                account(application).name(),
                String.valueOf(application.round()),
                minutes.of(application.dueAt())),
            reasons,
            page));
    for (Member owner : merchants.owners(application.merchantId())) {
      notifications.post(
          new Letter(
              application.id().toString(),
              owner.email(),
              owner.locale(),
              kind,
              facts(application, owner.locale()),
              reasons,
              addresses.of(page)));
    }
  }

  /** A topic of their own: a merchant's letter does not wait for those to the staff. */
  void toStaff(String kind, Application application, List<String> recipients) {
    for (String recipient : recipients) {
      notifications.post(
          new Letter(
              "review:" + application.id(),
              recipient,
              Languages.CHINESE,
              kind,
              facts(application, Languages.CHINESE),
              List.of(),
              materials(application.id())));
    }
  }

  /** Where a reviewer reads the materials. */
  String materials(UUID id) {
    return addresses.of("/ops/applications/" + id);
  }

  /** In both languages, as the forms in Tasklist are. */
  String channelForStaff(Channel channel) {
    return both.of("activation.channel." + channel);
  }

  /**
   * A line for each material that was refused, as many as the engine can keep; a dash when none
   * was.
   */
  String refusalsForStaff(Application application, Map<String, String> reasons) {
    Map<String, Material> asked = asked(application);
    String all =
        inOrder(reasons, asked).entrySet().stream()
            .map(
                refused -> {
                  Map<String, String> called = inBoth(refused.getKey(), asked);
                  return called.get(Languages.CHINESE.toLanguageTag())
                      + " "
                      + called.get(Languages.ENGLISH.toLanguageTag())
                      + ": "
                      + refused.getValue();
                })
            .collect(Collectors.joining("\n"));
    return all.isEmpty()
        ? "—"
        : all.substring(0, Math.min(all.length(), MerchantActivation.LONGEST_TEXT));
  }

  private String channel(Channel channel, Locale locale) {
    return words.getMessage("activation.channel." + channel, null, locale);
  }

  private List<String> facts(Application application, Locale locale) {
    Account account = account(application);
    return List.of(
        account.merchantName(),
        account.name(),
        channel(application.channel(), locale),
        String.valueOf(application.round()),
        minutes.of(application.dueAt()));
  }

  private Account account(Application application) {
    return accounts.account(application.appid()).orElseThrow();
  }

  /** Those of the materials, then what concerns the whole. */
  private List<Reason> reasons(Application application) {
    Map<String, Material> asked = asked(application);
    List<Reason> reasons = new ArrayList<>();
    inOrder(application.reasons(), asked)
        .forEach((key, why) -> reasons.add(new Reason(inBoth(key, asked), why)));
    if (application.reason() != null) {
      reasons.add(Reason.ofTheWhole(application.reason()));
    }
    return reasons;
  }

  private Map<String, Material> asked(Application application) {
    return forms.asked(application.channel(), application.materials()).stream()
        .collect(
            Collectors.toMap(
                Material::key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * In the order in which the materials are asked for, as everywhere; what is asked for no longer
   * comes last.
   */
  private static Map<String, String> inOrder(
      Map<String, String> reasons, Map<String, Material> asked) {
    Map<String, String> ordered = new LinkedHashMap<>();
    asked.keySet().stream()
        .filter(reasons::containsKey)
        .forEach(key -> ordered.put(key, reasons.get(key)));
    reasons.forEach(ordered::putIfAbsent);
    return ordered;
  }

  /** What a material is called, by language tag; its key where it is asked for no longer. */
  private Map<String, String> inBoth(String key, Map<String, Material> asked) {
    return Stream.of(Languages.CHINESE, Languages.ENGLISH)
        .collect(
            Collectors.toMap(
                Locale::toLanguageTag,
                language -> asked.containsKey(key) ? forms.label(asked.get(key), language) : key));
  }
}
