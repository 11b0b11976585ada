package io.kaquan.staff.cockpit;

import io.kaquan.card.catalogue.Card;
import io.kaquan.card.catalogue.Cards;
import io.kaquan.card.design.CardId;
import io.kaquan.coupon.lifecycle.CouponStatus;
import io.kaquan.coupon.lifecycle.Coupons;
import io.kaquan.coupon.lifecycle.Coupons.CardFigures;
import io.kaquan.coupon.lifecycle.Coupons.Passes;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The figures of the diagrams. Cockpit lets every signed-in person call its plug-ins, so that each
 * call asks by itself whether this person may read instances of the process it is about.
 */
@Path("plugin/" + InsightPlugin.ID)
@Produces(MediaType.APPLICATION_JSON)
public class Figures extends AbstractCockpitPluginRootResource {

  /**
   * @param states end event's id → coupons in that state now
   * @param activities today's passes and refusals of each service task
   */
  public record OfCoupons(Map<String, Long> states, List<Passes> activities) {}

  /** One card's stock and coupons. */
  public record OfCard(
      String cardId, String title, long stock, long inHand, long used, long expired) {}

  @Context private @Nullable ServletContext servlet;

  public Figures() {
    super(InsightPlugin.ID);
  }

  @GET
  @Path("{engineName}/coupons")
  public OfCoupons coupons(@PathParam("engineName") String engineName) {
    mayRead(engine(engineName), "CouponLifecycle");
    Coupons coupons = bean(Coupons.class);
    Map<CouponStatus, Long> states = coupons.inState();
    Map<String, Long> byEvent = new LinkedHashMap<>();
    states.forEach((status, count) -> byEvent.put(endEvent(status), count));
    return new OfCoupons(byEvent, coupons.today());
  }

  /** {@code GIFT_SUCC} is {@code EndEvent_GiftSucc} in coupon-lifecycle.bpmn. */
  static String endEvent(CouponStatus status) {
    return "EndEvent_"
        + Arrays.stream(status.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining());
  }

  @GET
  @Path("{engineName}/card/{processInstanceId}")
  public OfCard card(
      @PathParam("engineName") String engineName,
      @PathParam("processInstanceId") String processInstanceId) {
    ProcessEngine engine = engine(engineName);
    mayRead(engine, "CardLifecycle");
    ProcessInstance instance =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(processInstanceId)
            .processDefinitionKey("CardLifecycle")
            .singleResult();
    if (instance == null) {
      throw new NotFoundException();
    }
    Card card =
        bean(Cards.class).find(instance.getBusinessKey()).orElseThrow(NotFoundException::new);
    CardFigures figures = bean(Coupons.class).ofCard(new CardId(card.terms().cardId()));
    return new OfCard(
        card.terms().cardId(),
        card.terms().title(),
        card.stock(),
        figures.inHand(),
        figures.used(),
        figures.expired());
  }

  private static void mayRead(ProcessEngine engine, String definitionKey) {
    Authentication person = engine.getIdentityService().getCurrentAuthentication();
    AuthorizationService authorizations = engine.getAuthorizationService();
    if (person == null
        || !authorizations.isUserAuthorized(
            person.getUserId(),
            person.getGroupIds(),
            Permissions.READ_INSTANCE,
            Resources.PROCESS_DEFINITION,
            definitionKey)) {
      throw new AuthorizationException(
          "These figures are for people who may read instances of " + definitionKey);
    }
  }

  private static ProcessEngine engine(String name) {
    ProcessEngine engine = org.camunda.bpm.cockpit.Cockpit.getProcessEngine(name);
    if (engine == null) {
      throw new NotFoundException();
    }
    return engine;
  }

  private <T> T bean(Class<T> type) {
    WebApplicationContext context =
        WebApplicationContextUtils.getRequiredWebApplicationContext(
            Objects.requireNonNull(servlet));
    return context.getBean(type);
  }
}
