package io.kaquan.platform.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;

/**
 * Refuses an address that names one of Camunda's servlets in another spelling. Camunda holds its
 * rules against the address as it was written and serves it as it was meant: {@code
 * /camunda/api/%65ngine} is nothing to the rules, and what no rule is about is open to everybody.
 */
class PlainAddress implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    String servlet = asked.getContextPath() + asked.getServletPath();
    if (asked.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
        || asked.getRequestURI().equals(servlet)
        || asked.getRequestURI().startsWith(servlet + "/")) {
      next.doFilter(request, response);
    } else {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}
