package io.kaquan.merchant.developer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackUrlsTest {

  @ParameterizedTest
  @CsvSource({
    "http://203.0.113.10/, https",
    "ftp://203.0.113.10/, https",
    "HTTPS://203.0.113.10/, https",
    "https://10.0.0.1/, inside",
    "https://169.254.169.254/latest, inside",
    "https://192.168.1.1/, inside",
    "https://[fd00::1]/, inside",
    "https://100.64.0.1/, inside",
    "https://[::ffff:10.0.0.1]/, inside",
    "https://[64:ff9b::a00:1]/, inside",
    "https://0.0.0.0/, inside",
    "https://2130706433/, inside",
    "https://[fe80::1]/, inside",
    "https://224.0.0.1/, inside",
    "https://localhost/, inside",
    "http://127.0.0.1:9/, https",
    "https://me@203.0.113.10/, url",
    "https:///x, url",
    "bakery, url",
    "'', url",
    "https://203.0.113.10:0/, url",
    "https://203.0.113.10:70000/, url",
    "https://203.0.113.10/#x, url",
    "https://nobody.invalid/, host",
    "https://203.0.113.10/a b, url",
    "https://203.0.113.10:8443/news?x=1, ok"
  })
  void news_goes_to_the_public_internet_only(String url, String fault) {
    assertThat(fault(false, false, url)).isEqualTo("developer.fault." + fault);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9/, ok",
    "https://[::1]:8443/, ok",
    "http://10.0.0.1/, https",
    "https://10.0.0.1/, inside"
  })
  void the_demo_takes_this_machine_too(String url, String fault) {
    assertThat(fault(false, true, url)).isEqualTo("developer.fault." + fault);
  }

  @ParameterizedTest
  @CsvSource({"https://10.0.0.1/, ok", "https://127.0.0.1/, ok", "http://10.0.0.1/, https"})
  void a_setting_takes_our_own_network(String url, String fault) {
    assertThat(fault(true, false, url)).isEqualTo("developer.fault." + fault);
  }

  @Test
  void the_sender_asks_again_where_a_name_leads_now() throws UnknownHostException {
    CallbackUrls targets = targets(false, false);
    assertThat(targets.mayReach(InetAddress.getByName("10.0.0.1"))).isFalse();
    assertThat(targets.mayReach(InetAddress.getByName("203.0.113.10"))).isTrue();
  }

  private static String fault(boolean inside, boolean demo, String url) {
    return targets(inside, demo).fault(url).orElse("developer.fault.ok");
  }

  private static CallbackUrls targets(boolean inside, boolean demo) {
    return new CallbackUrls(new CallbackUrls.Settings(inside), demo);
  }
}
