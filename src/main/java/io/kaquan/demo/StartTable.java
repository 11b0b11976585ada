package io.kaquan.demo;

import io.kaquan.platform.web.Addresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Logs, at the end of the demo's start, where everything is and who can sign in there. */
@Component
@DemoOnly
class StartTable {
  private static final Logger log = LoggerFactory.getLogger("io.kaquan");

  private final Addresses addresses;

  StartTable(Addresses addresses) {
    this.addresses = addresses;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Integer.MAX_VALUE)
  void print() {
    String base = addresses.of("");
    log.info(
        """


          Kaquan is ready.

          guided tour   {}/demo
          merchants     {}/console     merchant@demo.example, other@demo.example, story@demo.example; password demo
          staff         {}/camunda     reviewer, lead, settler, analyst, admin; password = name
          mailbox       {}/demo/mailbox
          API           {}             appid wxdemo0000000001, secret {}
          {}
        """,
        base,
        base,
        base,
        base,
        base,
        DemoMerchants.secret(1),
        lan(base));
  }

  private static String lan(String base) {
    String port = base.substring(base.lastIndexOf(':') + 1);
    return "For phones: this machine is "
        + address()
        + "; start with --kaquan.public-url=http://"
        + address()
        + ":"
        + port;
  }

  private static String address() {
    try {
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(network.getInetAddresses())) {
          if (address instanceof Inet4Address && address.isSiteLocalAddress()) {
            return address.getHostAddress();
          }
        }
      }
    } catch (SocketException e) {
      log.debug("No network interfaces can be read");
    }
    return "localhost";
  }
}
