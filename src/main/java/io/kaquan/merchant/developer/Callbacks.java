package io.kaquan.merchant.developer;

import io.kaquan.platform.access.RandomText;
import io.kaquan.platform.access.Seal;
import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to where news about coupons goes (消息推送): one address for each account, with a token that
 * signs and a key that encrypts. Both are kept sealed and shown once. Safe to call from anywhere at
 * once.
 */
@Component
public class Callbacks {
  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");
  private static final Pattern AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");
  private static final int TOKEN_LENGTH = 32;
  private static final int AES_KEY_LENGTH = 43;

  /** Everything that sending needs. */
  public record Target(String url, CallbackMode mode, String token, String aesKey) {
    /** Never the secrets. */
    @Override
    public String toString() {
      return "Target " + url;
    }
  }

  private final CallbackRepository repository;
  private final CallbackUrls targets;
  private final Seal seal;
  private final Clock clock;

  Callbacks(CallbackRepository repository, CallbackUrls targets, Seal seal, Clock clock) {
    this.repository = repository;
    this.targets = targets;
    this.seal = seal;
    this.clock = clock;
  }

  /** Empty where none is set, or the appid is another merchant's. */
  public Optional<Callback> of(MerchantId merchantId, AppId appid) {
    return repository.of(merchantId, appid);
  }

  /**
   * For the sender. The host's address is to be asked about anew at every connection, by {@link
   * #mayReach}.
   */
  public Optional<Target> target(AppId appid) {
    return repository
        .target(appid)
        .map(
            kept ->
                new Target(
                    kept.url(),
                    kept.mode(),
                    open(appid, kept.token()),
                    open(appid, kept.aesKey())));
  }

  /**
   * Whether we may connect there for a merchant: never into our own network, unless a setting says
   * so.
   */
  public boolean mayReach(InetAddress host) {
    return targets.mayReach(host);
  }

  /**
   * Sets or changes it; the last word holds. Looks the host up, and refuses what stands in our own
   * network.
   */
  public CallbackChange keep(MerchantId merchantId, AppId appid, CallbackForm typed) {
    Map<String, String> faults = faults(typed);
    if (!faults.isEmpty()) {
      return CallbackChange.faulty(faults);
    }
    boolean first = repository.target(appid).isEmpty();
    String token = fresh(typed.token(), TOKEN_LENGTH, first);
    String aesKey = fresh(typed.aesKey(), AES_KEY_LENGTH, first);
    return repository.keep(
            merchantId,
            appid,
            typed.url().strip(),
            typed.mode(),
            sealed(appid, token),
            sealed(appid, aesKey),
            clock.instant())
        ? new CallbackChange(Map.of(), token, aesKey)
        : CallbackChange.faulty(Map.of("url", "developer.fault.unknown"));
  }

  /** Another token and key at once; empty where no address is set. */
  @Transactional
  public Optional<CallbackChange> renew(MerchantId merchantId, AppId appid) {
    return repository
        .of(merchantId, appid)
        .map(
            there -> {
              String token = RandomText.of(SIGNS, TOKEN_LENGTH);
              String aesKey = RandomText.of(SIGNS, AES_KEY_LENGTH);
              repository.keep(
                  merchantId,
                  appid,
                  there.url(),
                  there.mode(),
                  sealed(appid, token),
                  sealed(appid, aesKey),
                  clock.instant());
              return new CallbackChange(Map.of(), token, aesKey);
            });
  }

  /** Ends it. A second call changes nothing. */
  @Transactional
  public void remove(MerchantId merchantId, AppId appid) {
    repository.remove(merchantId, appid);
  }

  private Map<String, String> faults(CallbackForm typed) {
    Map<String, String> faults = new HashMap<>();
    targets.fault(typed.url().strip()).ifPresent(fault -> faults.put("url", fault));
    if (typed.mode() == null) {
      faults.put("mode", "developer.fault.mode");
    }
    if (!typed.token().isEmpty() && !TOKEN.matcher(typed.token()).matches()) {
      faults.put("token", "developer.fault.token");
    }
    if (!typed.aesKey().isEmpty() && !AES_KEY.matcher(typed.aesKey()).matches()) {
      faults.put("aesKey", "developer.fault.aes-key");
    }
    return faults;
  }

  private String fresh(String typed, int length, boolean first) {
    if (!typed.isEmpty()) {
      return typed;
    }
    return first ? RandomText.of(SIGNS, length) : null;
  }

  private String sealed(AppId appid, String secret) {
    return secret == null ? null : seal.seal(purpose(appid), secret);
  }

  private String open(AppId appid, String sealed) {
    return seal.open(purpose(appid), sealed)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a callback secret of " + appid + " is sealed with another key"));
  }

  private static String purpose(AppId appid) {
    return "callback of " + appid;
  }
}
