package io.kaquan.console.wizard;

import io.kaquan.card.design.CardFault;
import io.kaquan.card.draft.Draft;
import io.kaquan.card.draft.DraftSaveResult;
import io.kaquan.card.draft.Drafts;
import io.kaquan.files.media.Media;
import io.kaquan.files.media.Uploaded;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps of a draft. Every button saves what was typed, valid or not. */
@Controller
@RequestMapping("/console/cards/draft/{id}")
class WizardPages {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Drafts drafts;
  private final DraftChecks sketches;
  private final Submissions submissions;
  private final DraftModel models;
  private final Media media;

  WizardPages(
      Drafts drafts,
      DraftChecks sketches,
      Submissions submissions,
      DraftModel models,
      Media media) {
    this.drafts = drafts;
    this.sketches = sketches;
    this.submissions = submissions;
    this.models = models;
    this.media = media;
  }

  /**
   * @param check present if the faults of this step are shown
   */
  @GetMapping("/{step}")
  String step(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(required = false) @Nullable String check,
      Locale locale,
      Model model) {
    WizardStep at = WizardStep.of(step);
    Draft draft = mine(me, id);
    if (draft.made() != null) {
      return card(draft.made());
    }
    DraftCheck seen = sketches.look(draft, draft.typed(), locale);
    return models.step(
        draft, draft.typed(), at, seen, check == null ? Map.of() : seen.of(at), model);
  }

  /**
   * @param go the button: next, back, save, refresh, upload, or the step to go to
   */
  @PostMapping("/{step}")
  String save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "-1") int version,
      @RequestParam(defaultValue = "refresh") String go,
      @RequestParam(required = false) @Nullable MultipartFile logo,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    WizardStep at = WizardStep.of(step);
    Draft before = mine(me, id);
    if (before.made() != null) {
      return card(before.made());
    }
    Set<String> inputs = models.open(before, at);
    Map<String, String> part = part(inputs, sent);
    String fault = null;
    if (logo != null && !logo.isEmpty()) {
      Uploaded uploaded =
          media.uploadLogo(me.merchantId().value(), me.email(), logo.getInputStream());
      fault = uploaded.fault();
      if (uploaded.isDone()) {
        part.put("logo_url", uploaded.url());
      }
    } else if (go.equals("upload") && part.getOrDefault("logo_url", "").isBlank()) {
      fault = "media.fault.empty";
    }
    DraftSaveResult saved =
        drafts
            .save(me.merchantId().value(), id, me.email(), version, inputs, part)
            .orElseThrow(NotFound::new);
    Map<String, String> typed =
        saved.isDone() ? saved.draft().typed() : over(saved.draft(), inputs, part);
    DraftCheck seen = sketches.look(saved.draft(), typed, locale);
    Map<String, CardFault> faults = go.equals("next") ? seen.of(at) : Map.of();
    if (!saved.isDone() || fault != null || !faults.isEmpty()) {
      response.setStatus(
          saved.outcome() == DraftSaveResult.Outcome.MEANWHILE ? CONFLICT : UNPROCESSABLE);
      model.addAttribute("outcome", saved.outcome().name());
      model.addAttribute("logoFault", fault);
      return models.step(saved.draft(), typed, at, seen, faults, model);
    }
    return switch (go) {
      case "next" -> at(id, at.next());
      case "back" -> at(id, at.back());
      case "save" -> {
        next.addFlashAttribute("kept", true);
        yield "redirect:/console/cards?standing=DRAFT";
      }
      case "submit" -> at(id, "submit");
      case "upload" -> at(id, step) + "#logo";
      default -> at(id, go.equals("refresh") ? step : WizardStep.of(go).path());
    };
  }

  /** Saves what was typed and returns the preview alone, while the member types. */
  @PostMapping("/{step}/sketch")
  String sketch(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "-1") int version,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Draft before = mine(me, id);
    Set<String> inputs = models.open(before, WizardStep.of(step));
    Map<String, String> part = part(inputs, sent);
    DraftSaveResult saved =
        drafts
            .save(me.merchantId().value(), id, me.email(), version, inputs, part)
            .orElseThrow(NotFound::new);
    Map<String, String> typed =
        saved.isDone() ? saved.draft().typed() : over(saved.draft(), inputs, part);
    if (!saved.isDone()) {
      response.setStatus(
          saved.outcome() == DraftSaveResult.Outcome.MEANWHILE ? CONFLICT : UNPROCESSABLE);
    }
    models.preview(saved.draft(), sketches.look(saved.draft(), typed, locale), model);
    return "console/wizard/preview :: sketch";
  }

  @GetMapping("/submit")
  String overview(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
    Draft draft = mine(me, id);
    return draft.made() != null
        ? card(draft.made())
        : models.overview(
            draft, sketches.look(draft, draft.typed(), locale), Map.of(), locale, model);
  }

  @PostMapping("/submit")
  String submit(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") int version,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    Draft draft = mine(me, id);
    Submissions.Outcome outcome = submissions.submit(me.merchantId().value(), id, version, locale);
    if (outcome.cardId() != null) {
      if (draft.isChange()) {
        next.addFlashAttribute(
            "done", outcome.sendCheck() ? "wizard.changed.review" : "wizard.changed");
      }
      return card(outcome.cardId());
    }
    response.setStatus(outcome.meanwhile() ? CONFLICT : UNPROCESSABLE);
    model.addAttribute("meanwhile", outcome.meanwhile());
    Draft now = mine(me, id);
    return models.overview(
        now, sketches.look(now, now.typed(), locale), outcome.faults(), locale, model);
  }

  /** Deletes the merchant's own draft. Does nothing if there is none. */
  @PostMapping("/delete")
  String delete(
      @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, RedirectAttributes next) {
    drafts.delete(me.merchantId().value(), id);
    next.addFlashAttribute("thrown", true);
    return "redirect:/console/cards?standing=DRAFT";
  }

  private Draft mine(SignedIn me, UUID id) {
    return drafts.find(me.merchantId().value(), id).orElseThrow(NotFound::new);
  }

  /** Joins check boxes of one name to one input. */
  private static Map<String, String> part(Set<String> inputs, MultiValueMap<String, String> sent) {
    Map<String, String> part = new HashMap<>();
    inputs.stream()
        .filter(sent::containsKey)
        .forEach(input -> part.put(input, String.join(",", sent.get(input)).replace("\u0000", "")));
    return part;
  }

  private static Map<String, String> over(
      Draft draft, Set<String> inputs, Map<String, String> part) {
    Map<String, String> typed = new HashMap<>(draft.typed());
    typed.keySet().removeAll(inputs);
    typed.putAll(part);
    return typed;
  }

  private static String at(UUID id, String step) {
    return "redirect:/console/cards/draft/" + id + "/" + step;
  }

  private static String card(String cardId) {
    return "redirect:/console/cards/" + cardId;
  }
}
