package io.kaquan.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.AnnotatedElement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Decides by the {@link Access} of each page whether a request may open it. */
@Component
class AccessRules {
  /** Below these paths lie the pages that members sign in to. */
  private static final List<String> FACES = List.of("/console", "/till");

  /** The permission that requests with these methods need on a path. */
  private record Rule(
      PathPattern path, RequestMatcher matcher, Set<RequestMethod> methods, Permission permission) {

    private boolean isAbout(HttpServletRequest request, RequestMethod method) {
      return methods.contains(method) && matcher.matches(request);
    }
  }

  private final Supplier<List<Rule>> rules;

  AccessRules(
      // lazy, because pages are made later than what guards them
      @Lazy @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
    this.rules = SingletonSupplier.of(() -> read(pages.getHandlerMethods()));
  }

  /** Which requests are decided here. */
  static RequestMatcher pages() {
    return new OrRequestMatcher(
        FACES.stream().<RequestMatcher>map(face -> withDefaults().matcher(face + "/**")).toList());
  }

  private static List<Rule> read(Map<RequestMappingInfo, HandlerMethod> pages) {
    return pages.entrySet().stream()
        .flatMap(page -> rules(page.getKey(), page.getValue()))
        .sorted(Comparator.comparing(Rule::path))
        .toList();
  }

  private static Stream<Rule> rules(RequestMappingInfo page, HandlerMethod handler) {
    Set<RequestMethod> methods = page.getMethodsCondition().getMethods();
    Permission permission =
        declared(handler).orElseGet(() -> usual(methods.contains(RequestMethod.GET)));
    return page.getPatternValues().stream()
        .filter(path -> FACES.stream().anyMatch(path::startsWith))
        .map(
            path ->
                new Rule(
                    PathPatternParser.defaultInstance.parse(path),
                    withDefaults().matcher(path),
                    methods,
                    permission));
  }

  private static Optional<Permission> declared(HandlerMethod handler) {
    return Stream.<AnnotatedElement>of(
            handler.getMethod(), handler.getBeanType(), handler.getBeanType().getPackage())
        .map(place -> place.getAnnotation(Access.class))
        .filter(Objects::nonNull)
        .map(Access::value)
        .findFirst();
  }

  private static Permission usual(boolean reads) {
    return reads ? Permission.VIEW : Permission.EDIT;
  }

  AuthorizationDecision decide(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    Permission permission = permission(context.getRequest());
    return new AuthorizationDecision(
        permission == Permission.PUBLIC
            || authentication.get().getPrincipal() instanceof SignedIn me
                && permission.isHeldBy(me.role()));
  }

  private Permission permission(HttpServletRequest request) {
    RequestMethod asked = RequestMethod.resolve(request.getMethod());
    RequestMethod method = asked == RequestMethod.HEAD ? RequestMethod.GET : asked;
    return rules.get().stream()
        .filter(rule -> rule.isAbout(request, method))
        .findFirst()
        .map(Rule::permission)
        .orElseGet(() -> usual(method == RequestMethod.GET));
  }
}
