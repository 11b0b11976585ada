package io.kaquan.console.card;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.CardTerms;
import io.kaquan.coupon.codebatch.CodeBatch;
import io.kaquan.coupon.codebatch.CodeBatchFault;
import io.kaquan.coupon.codebatch.CodeBatchKind;
import io.kaquan.coupon.codebatch.CodeBatchRequest;
import io.kaquan.coupon.codebatch.CodeBatchResult;
import io.kaquan.coupon.codebatch.CodeBatches;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.Access;
import io.kaquan.signin.Permission;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 批量券码: generating, importing and voiding codes in batches, and the progress of a batch. */
@Controller
@RequestMapping("/console/cards/{cardId}/lots")
class CodeBatchPages {
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST_REASON = 200;

  private final MerchantCards own;
  private final CodeBatches batches;

  CodeBatchPages(MerchantCards own, CodeBatches batches) {
    this.own = own;
    this.batches = batches;
  }

  @GetMapping
  String all(@AuthenticationPrincipal SignedIn me, @PathVariable String cardId, Model model) {
    return list(me, own.one(me, cardId), "", null, model);
  }

  /** Generates codes, or imports those of the uploaded list, depending on the card. */
  @PostMapping
  String make(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String form,
      Model model,
      HttpServletResponse response) {
    Card card = own.one(me, cardId);
    CodeBatchResult answer =
        making(card.terms()) == CodeBatchKind.GENERATE
            ? batches.generate(wish(me, card, form), TypedNumber.read(number))
            : UploadedList.of(file)
                .map(list -> batches.importCodes(wish(me, card, form), list))
                .orElseGet(() -> new CodeBatchResult(null, CodeBatchFault.EMPTY));
    if (answer.isDone()) {
      return page(cardId, answer.batch());
    }
    response.setStatus(UNPROCESSABLE);
    return list(me, card, number, answer.fault(), model);
  }

  private String list(
      SignedIn me, Card card, String number, @Nullable CodeBatchFault fault, Model model) {
    model.addAttribute("card", card);
    model.addAttribute("lots", batches.of(me.merchantId().value(), card.terms().cardId()));
    model.addAttribute("making", own.standing(card).acceptsCodes() ? making(card.terms()) : null);
    model.addAttribute("form", UUID.randomUUID());
    model.addAttribute("number", number);
    model.addAttribute("fault", fault);
    return "console/card/code-batches";
  }

  /**
   * How batches get codes for this card. Null if the merchant names the code of each coupon when it
   * is issued.
   */
  private static @Nullable CodeBatchKind making(CardTerms card) {
    return card.deposited()
        ? CodeBatchKind.IMPORT
        : card.customCode() ? null : CodeBatchKind.GENERATE;
  }

  @Access(Permission.EDIT)
  @GetMapping("/void")
  String ending(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(required = false) @Nullable UUID target,
      Model model) {
    return ending(
        me,
        own.one(me, cardId),
        new VoidForm(target == null ? "" : "lot", target, "", ""),
        Map.of(),
        model);
  }

  /**
   * The form with which coupons are voided.
   *
   * @param way {@code list}, {@code batch} or {@code rest}
   * @param confirmed the card's title, typed by hand
   */
  public record VoidForm(String way, @Nullable UUID target, String reason, String confirmed) {}

  @PostMapping("/void")
  String end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(required = false) @Nullable UUID target,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String confirmed,
      @RequestParam(defaultValue = "") String form,
      Model model,
      HttpServletResponse response) {
    Card card = own.one(me, cardId);
    VoidForm typed = new VoidForm(way, target, reason.strip(), confirmed.strip());
    Map<String, String> faults = new HashMap<>();
    if (typed.reason().length() > LONGEST_REASON) {
      faults.put("reason", "console.lots.fault.reason");
    }
    if (!typed.confirmed().equals(card.terms().title().strip())) {
      faults.put("confirmed", "console.lots.fault.confirmed");
    }
    Optional<UploadedList> list = UploadedList.of(file);
    if (way.equals("list") && list.isEmpty()) {
      faults.put("way", "console.lots.fault.EMPTY");
    } else if (way.equals("lot") && target == null
        || !List.of("list", "lot", "rest").contains(way)) {
      faults.put("way", "console.lots.fault.way");
    }
    if (faults.isEmpty()) {
      CodeBatchResult answer = end(typed, list, wish(me, card, form));
      if (answer.isDone()) {
        return page(cardId, answer.batch());
      }
      faults.put("way", "console.lots.fault." + answer.fault());
    }
    response.setStatus(UNPROCESSABLE);
    return ending(me, card, typed, faults, model);
  }

  private CodeBatchResult end(VoidForm typed, Optional<UploadedList> list, CodeBatchRequest wish) {
    String reason = typed.reason().isEmpty() ? null : typed.reason();
    return switch (typed.way()) {
      case "list" -> batches.voidList(wish, list.orElseThrow(), reason);
      case "lot" -> batches.voidBatch(wish, typed.target(), reason);
      default -> batches.voidRest(wish, reason);
    };
  }

  private String ending(
      SignedIn me, Card card, VoidForm typed, Map<String, String> faults, Model model) {
    model.addAttribute("card", card);
    model.addAttribute(
        "lots",
        batches.of(me.merchantId().value(), card.terms().cardId()).stream()
            .filter(CodeBatch::isLive)
            .toList());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("form", UUID.randomUUID());
    return "console/card/void";
  }

  @GetMapping("/{batch}")
  String one(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String cardId,
      @PathVariable UUID batch,
      Model model) {
    Card card = own.one(me, cardId);
    model.addAttribute("card", card);
    model.addAttribute("lot", find(me, card, batch));
    return "console/card/code-batch";
  }

  @PostMapping("/{batch}/stop")
  String stop(
      @AuthenticationPrincipal SignedIn me, @PathVariable String cardId, @PathVariable UUID batch) {
    UUID id = find(me, own.one(me, cardId), batch).id();
    batches.stop(me.merchantId().value(), id);
    return page(cardId, id);
  }

  private CodeBatch find(SignedIn me, Card card, UUID batch) {
    return batches
        .find(me.merchantId().value(), batch)
        .filter(found -> found.cardId().equals(card.terms().cardId()))
        .orElseThrow(NotFound::new);
  }

  private static String page(String cardId, UUID batch) {
    return "redirect:/console/cards/" + cardId + "/lots/" + batch;
  }

  private static CodeBatchRequest wish(SignedIn me, Card card, String form) {
    return new CodeBatchRequest(me.merchantId().value(), card.terms().cardId(), me.email(), form);
  }
}
