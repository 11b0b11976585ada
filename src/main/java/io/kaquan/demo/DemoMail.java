package io.kaquan.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server in this process, on the loopback address, which receives the demo's letters. */
@Configuration(proxyBeanMethods = false)
@DemoOnly
@ConditionalOnClass(GreenMail.class)
class DemoMail {
  /** Letters to this domain are refused, so that the story can show a letter that is given up. */
  static final String UNREACHABLE = "@unreachable.example";

  @Bean(initMethod = "start", destroyMethod = "stop")
  GreenMail demoMailServer() {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    UserManager users = server.getManagers().getUserManager();
    users.setMessageDeliveryHandler(
        (message, address) -> {
          if (address.getEmail().endsWith(UNREACHABLE)) {
            throw new MessagingException("no such mailbox");
          }
          var user = users.getUserByEmail(address.getEmail());
          return user != null
              ? user
              : users.createUser(address.getEmail(), address.getEmail(), address.getEmail());
        });
    return server;
  }

  @Bean
  @ConditionalOnMissingBean(JavaMailSender.class)
  JavaMailSender javaMailSender(GreenMail server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    return sender;
  }
}
