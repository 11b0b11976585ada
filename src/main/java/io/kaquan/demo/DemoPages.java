package io.kaquan.demo;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.icegreen.greenmail.util.GreenMail;
import io.kaquan.platform.web.Addresses;
import io.kaquan.platform.web.PageSecurity;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the demo: the guided tour, the mailbox, the clock. */
@Controller
@DemoOnly
class DemoPages {
  /**
   * @param id part of the address of its page; empty if it has no HTML part
   * @param text the plain part
   * @param html the HTML part; empty if it has none
   */
  record Mail(String id, String to, String subject, String text, String html) {}

  private final DemoClock clock;
  private final Addresses addresses;
  private final ObjectProvider<GreenMail> mail;

  DemoPages(DemoClock clock, Addresses addresses, ObjectProvider<GreenMail> mail) {
    this.clock = clock;
    this.addresses = addresses;
    this.mail = mail;
  }

  @GetMapping("/demo")
  String tour(Model model) {
    model.addAttribute("now", clock.now());
    model.addAttribute("base", addresses.of(""));
    model.addAttribute("secret", DemoMerchants.secret(1));
    return "demo/tour";
  }

  /** Sample files for the pages that ask for uploads. */
  @GetMapping("/demo/papers/{file:licence\\.png|food-licence\\.pdf|logo\\.png}")
  ResponseEntity<Resource> paper(@PathVariable String file) {
    return ResponseEntity.ok()
        .contentType(MediaTypeFactory.getMediaType(file).orElseThrow())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(new ClassPathResource("demo/" + file));
  }

  @PostMapping("/demo/clock")
  String moveClock(RedirectAttributes next) {
    clock.nextWorkingDay();
    next.addFlashAttribute("moved", true);
    return "redirect:/demo#clock";
  }

  @GetMapping("/demo/mailbox")
  String mailbox(Model model) {
    List<Mail> letters = received().collect(Collectors.toList());
    Collections.reverse(letters);
    model.addAttribute("letters", letters.stream().limit(100).toList());
    return "demo/mailbox";
  }

  /** A letter as mail programs show it: no scripts, nothing from elsewhere, only its own styles. */
  @GetMapping("/demo/mailbox/{mail}")
  ResponseEntity<String> letter(@PathVariable("mail") UUID id) {
    return received()
        .filter(letter -> letter.id().equals(id.toString()))
        .findFirst()
        .map(
            letter ->
                ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                    .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'")
                    .body(letter.html()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Stream<Mail> received() {
    GreenMail server = mail.getIfAvailable();
    return server == null
        ? Stream.empty()
        : Arrays.stream(server.getReceivedMessages()).map(DemoPages::read);
  }

  private static Mail read(MimeMessage message) {
    try {
      String to =
          Arrays.stream(message.getAllRecipients())
              .map(Address::toString)
              .collect(Collectors.joining(", "));
      if (message.getContent() instanceof MimeMultipart both) {
        String id = message.getMessageID().replaceAll("[<>]|@.*", "");
        return new Mail(
            id,
            to,
            message.getSubject(),
            String.valueOf(both.getBodyPart(0).getContent()),
            String.valueOf(both.getBodyPart(1).getContent()));
      }
      return new Mail("", to, message.getSubject(), String.valueOf(message.getContent()), "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a letter in the demo's mailbox can't be read", e);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @DemoOnly
  static class Chain {
    /**
     * Public. The clock's form is protected against other sites by a token in a cookie, so that no
     * session is needed.
     */
    @Bean
    @Order(40)
    SecurityFilterChain demoChain(HttpSecurity http, PageSecurity pages) throws Exception {
      CookieCsrfTokenRepository token = new CookieCsrfTokenRepository();
      token.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
      return pages
          .harden(http)
          .securityMatcher(withDefaults().matcher("/demo/**"))
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .csrf(csrf -> csrf.csrfTokenRepository(token))
          .build();
    }
  }
}
