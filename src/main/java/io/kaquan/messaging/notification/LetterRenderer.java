package io.kaquan.messaging.notification;

import io.kaquan.messaging.notification.Part.Item;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes letters and notices of the words in the message files. The marks for reasons and buttons
 * are looked for in those words only, never in what people have typed.
 */
@Component
class LetterRenderer {
  private static final Pattern BUTTON = Pattern.compile("\\[(.+)]");
  private static final String REASONS = "{reasons}";

  /**
   * @param text and html say the same
   */
  record RenderedLetter(String subject, String text, String html) {}

  private final MessageSource words;
  private final ITemplateEngine templates;

  LetterRenderer(MessageSource words, ITemplateEngine templates) {
    this.words = words;
    this.templates = templates;
  }

  RenderedLetter letter(Letter letter) {
    String code = "letter." + letter.kind();
    String subject =
        line(code + ".subject", letter.facts(), letter.locale()).replaceAll("[\\r\\n]+", " ");
    List<Part> parts = parts(code + ".text", letter.facts(), letter.reasons(), letter.locale());
    Context page =
        new Context(
            letter.locale(),
            Map.of(
                "subject",
                subject,
                "parts",
                parts,
                "link",
                letter.link() == null ? "" : letter.link()));
    return new RenderedLetter(
        subject, text(parts, letter), templates.process("messaging/notification/letter", page));
  }

  /** One line of words. */
  String line(String code, List<String> facts, Locale locale) {
    return words.getMessage(code, facts.toArray(), locale);
  }

  /** Empty if the message files have no such words. */
  Optional<String> lineIfAny(String code, Locale locale) {
    return Optional.ofNullable(words.getMessage(code, null, null, locale));
  }

  List<Part> parts(String code, List<String> facts, List<Reason> reasons, Locale locale) {
    List<Part> parts = new ArrayList<>();
    for (String paragraph : words.getMessage(code, null, locale).split("\n\n")) {
      Matcher button = BUTTON.matcher(paragraph);
      if (button.matches()) {
        parts.add(Part.button(format(button.group(1), facts, locale)));
      } else if (!paragraph.contains(REASONS)) {
        parts.add(new Part(lines(format(paragraph, facts, locale)), List.of(), null));
      } else if (!reasons.isEmpty()) {
        String above =
            paragraph
                .lines()
                .filter(line -> !line.equals(REASONS))
                .collect(Collectors.joining("\n"));
        parts.add(
            new Part(
                lines(format(above, facts, locale)),
                reasons.stream()
                    .map(reason -> new Item(reason.name(locale), lines(reason.text())))
                    .toList(),
                null));
      }
    }
    return parts;
  }

  private String text(List<Part> parts, Letter letter) {
    Stream<String> paragraphs =
        parts.stream()
            .map(
                part ->
                    part.button() != null
                        ? line(
                            "letter.named", List.of(part.button(), linkOf(letter)), letter.locale())
                        : Stream.concat(
                                part.lines().stream(),
                                part.reasons().stream().map(item -> bullet(item, letter.locale())))
                            .collect(Collectors.joining("\n")));
    return Stream.concat(paragraphs, Stream.of(foot(letter.locale())))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String linkOf(Letter letter) {
    return Objects.requireNonNull(letter.link(), "a letter with a button needs a link");
  }

  private String bullet(Item item, Locale locale) {
    String said = String.join("\n  ", item.lines());
    return "- "
        + (item.name().isEmpty() ? said : line("letter.named", List.of(item.name(), said), locale));
  }

  private String foot(Locale locale) {
    return line("letter.brand", List.of(), locale) + "\n" + line("letter.foot", List.of(), locale);
  }

  private static String format(String pattern, List<String> facts, Locale locale) {
    return new MessageFormat(pattern, locale).format(facts.toArray());
  }

  private static List<String> lines(String text) {
    return Arrays.asList(text.split("\\R", -1));
  }
}
